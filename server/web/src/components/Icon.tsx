import type {AbstractNode, IconDefinition} from '@ant-design/icons-svg/es/types';
import {createElement, type ReactNode} from 'react';

/** Attributes of a drawing as React names them. */
const named = (attributes: Record<string, string>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name === 'class' ? 'className' : name, value]));

const drawn = ({tag, attrs, children}: AbstractNode, key: string): ReactNode =>
  createElement(
    tag,
    {key, ...named(attrs)},
    (children ?? []).map((child, place) => drawn(child, `${key} ${place}`)),
  );

/** A drawing of Ant Design, without the code that Ant Design brings along for it: for what is seen first. */
export function Icon({of: {name, icon}}: {of: IconDefinition}) {
  const {attrs, children = []} = icon as AbstractNode;
  return (
    <span className={`anticon anticon-${name}`} aria-hidden="true">
      <svg {...named(attrs)} width="1em" height="1em" fill="currentColor">
        {children.map((child, place) => drawn(child, String(place)))}
      </svg>
    </span>
  );
}
