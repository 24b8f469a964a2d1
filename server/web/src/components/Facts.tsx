import type {ReactNode} from 'react';

/** Names and values, one under the other; those without a value are left out. */
export function Facts({facts}: {facts: [string, ReactNode][]}) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
