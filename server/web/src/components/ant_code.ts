import styles from './ant.generated.css?url';

let styled: Promise<void> | undefined;

/** The styles stand before ours, which have the last word. */
const readStyles = () =>
  (styled ??= new Promise((goOn, fail) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: styles, onload: goOn});
    link.onerror = () => {
      styled = undefined;
      link.remove();
      fail(new Error(`importing a module script failed: ${styles}`));
    };
    document.head.prepend(link);
  }));

/** Ant Design itself, which is most of the desk's code: read when the first page asks for it. */
export async function readAnt() {
  const [{AntScope}] = await Promise.all([import('./AntScope'), readStyles()]);
  return AntScope;
}
