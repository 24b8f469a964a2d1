import {lazy, type ComponentType} from 'react';
import {readAnt} from './ant_code';

/** A component that is made of Ant Design, with Ant Design around it: read together, when it is needed. */
export async function inAnt<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  const [Inside, AntScope] = await Promise.all([load(), readAnt()]);
  return (props: Props) => (
    <AntScope>
      <Inside {...props} />
    </AntScope>
  );
}

/** The same as a part of a page. */
export const lazyInAnt = <Props extends object>(load: () => Promise<{default: ComponentType<Props>}>) =>
  lazy(async () => ({default: await inAnt(async () => (await load()).default)}));
