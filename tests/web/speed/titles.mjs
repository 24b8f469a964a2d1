// Titles of real documents as an archive that was taken over: many lines, little text.
import {execFileSync} from 'node:child_process';
import {createReadStream, createWriteStream} from 'node:fs';
import {createInterface} from 'node:readline';
import {createGunzip} from 'node:zlib';

const TITLES = new URL('../../../../shared/data/documents/titles/documents.tsv.gz', import.meta.url);

/** Registers `count` of them by the command line, as an administrator would, and waits until they are found. */
export async function importTitles(count, folder) {
  const path = `${folder}/titles.jsonl`;
  await writeRecords(count, path);
  const vanthu = (...words) => execFileSync(`${process.env.PROGRAMS}/vanthu`, words, {encoding: 'utf8'});
  console.log(vanthu('import', 'documents', path, '--source', 'titles').trim().split('\n').at(-1));
  while (JSON.parse(vanthu('system', '--json')).index.behind > 0) await new Promise((soon) => setTimeout(soon, 500));
}

async function writeRecords(count, path) {
  const out = createWriteStream(path);
  let written = 0;
  // Columns: id, section, field, type, number, year, symbol, slug, day.
  for await (const line of createInterface({input: createReadStream(TITLES).pipe(createGunzip())})) {
    const [id, , , , number, year, symbol, slug, day] = line.split('\t');
    if (!/^\d+$/.test(number) || !slug) continue;
    const record = {
      external_id: id, code: [number, year, symbol].filter(Boolean).join('/'), subject: slug.replaceAll('-', ' '), issued_date: day,
    };
    if (!out.write(`${JSON.stringify(record)}\n`)) await new Promise((drained) => out.once('drain', drained));
    if ((written += 1) === count) break;
  }
  await new Promise((done) => out.end(done));
}
