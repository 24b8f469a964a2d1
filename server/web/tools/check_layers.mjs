// Who may import whom inside server/web: the table of README.md. Prints each breach; fails if there is one.
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join, normalize, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const MAY = {
  i18n: [],
  api: [],
  habits: ['api', 'i18n'],
  components: ['habits', 'api', 'i18n'],
  pages: ['components', 'habits', 'api', 'i18n'],
  shell: ['pages', 'components', 'habits', 'api', 'i18n'],
};
const MOST_LINES = 300;
const layerOf = (path) => path.split(sep)[0];
const pageOf = (path) => (layerOf(path) === 'pages' ? path.split(sep)[1] : '');

let breaches = 0;
const tell = (text) => {
  console.log(text);
  breaches += 1;
};
for (const name of readdirSync(src, {recursive: true}).map(String)) {
  if (!/\.tsx?$/.test(name) || name.endsWith('generated.ts')) continue;
  const text = readFileSync(join(src, name), 'utf8');
  const lines = text.split('\n').length;
  if (lines > MOST_LINES && layerOf(name) !== 'i18n') tell(`src/${name} has ${lines} lines: split it along its seams`);
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const path = target.startsWith('@/')
      ? normalize(target.slice(2))
      : target.startsWith('.')
        ? normalize(join(dirname(name), target))
        : null;
    if (path === null || !name.includes(sep)) continue;
    const [own, other] = [layerOf(name), layerOf(path)];
    if (own !== other && !MAY[own]?.includes(other)) tell(`src/${name}: ${own} may not import ${target}`);
    if (own === 'pages' && other === 'pages' && pageOf(name) !== pageOf(path))
      tell(`src/${name}: a page may not import another page (${target})`);
  }
}
process.exit(breaches === 0 ? 0 : 1);
