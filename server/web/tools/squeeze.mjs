// Puts a .gz beside every file of the build that shrinks: vanthud serves it as it is.
import {readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {outDir} from './out_dir.mjs';

const WORTH = /\.(js|mjs|css|html|svg|json|wasm)$/;
for (const name of readdirSync(outDir, {recursive: true})) {
  const file = join(outDir, String(name));
  if (!WORTH.test(file) || statSync(file).size < 1024) continue;
  const bytes = readFileSync(file);
  const squeezed = gzipSync(bytes, {level: 9});
  if (squeezed.length < bytes.length) writeFileSync(`${file}.gz`, squeezed);
}
