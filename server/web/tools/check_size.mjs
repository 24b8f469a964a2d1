// Fails when a browser has to load more JavaScript than that before it can show anything.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {outDir} from './out_dir.mjs';

const MOST_KIB = 160;
const manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
const files = new Set();
const collect = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const needed of chunk.imports ?? []) collect(needed);
};
collect(Object.keys(manifest).find((key) => manifest[key].name === 'desk'));
const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file)), {level: 9}).length, 0);
const kib = Math.round(bytes / 1024);
console.log(`desk: initial JavaScript ${kib} KiB gzip, at most ${MOST_KIB}`);
process.exit(kib <= MOST_KIB ? 0 : 1);
