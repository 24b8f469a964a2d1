// A server that nobody has set up yet, beside the one of the demo.
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

/** Its address, the code of its setup, and how it ends. */
export async function freshServer() {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-setup-'));
  const server = spawn(join(process.env.PROGRAMS, 'vanthud'), ['--data', folder, '--port', '0'], {stdio: 'ignore'});
  const ready = join(folder, 'vanthud.json');
  for (let round = 0; round < 400 && !existsSync(ready); round += 1) await pause(50);
  return {
    address: `http://127.0.0.1:${JSON.parse(readFileSync(ready, 'utf8')).http_port}`,
    setupCode: () => readFileSync(join(folder, 'setup-token'), 'utf8').trim(),
    end: async () => {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill();
      await ended;
      rmSync(folder, {recursive: true});
    },
  };
}
