// The program of a token on somebody's own machine: takes a PDF, gives it back signed (PAdES, by OpenSSL's command line). The desk and the
// server know nothing of it. The empty signature is written by `vanthu-sign-field`, which parses the file in its sandbox.
import {execFileSync, spawnSync} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const MEMORY = 1 << 30;
const CPU_SECONDS = 20;

/** The time as a PDF says it. */
const pdfTime = () => `D:${new Date(Date.now() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)}+07'00'`;

/** A token of somebody of that name: `token.sign(bytes)` gives the signed bytes. */
export function ownToken(name) {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-token-'));
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  const place = (file) => join(folder, file);
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-utf8', '-subj', `/CN=${name}`,
    '-keyout', place('key.pem'), '-out', place('certificate.pem'),
  ], {stdio: 'pipe'});
  const prepared = (pdf) => {
    writeFileSync(place('file.pdf'), pdf);
    const file = openSync(place('file.pdf'), 'r');
    const program = join(process.env.PROGRAMS, 'vanthu-sign-field');
    const {status, stdout} = spawnSync(program, [MEMORY, CPU_SECONDS, 'prepare', 0, 0, 0, pdfTime(), name].map(String), {
      stdio: ['ignore', 'pipe', 'inherit', file], maxBuffer: MEMORY,
    });
    closeSync(file);
    if (status !== 0) throw new Error(`vanthu-sign-field ended with ${status}`);
    const line = stdout.indexOf('\n');
    const [begin, end] = stdout.subarray(0, line).toString().split(' ').map(Number);
    return {begin, end, bytes: Buffer.concat([pdf, stdout.subarray(line + 1)])};
  };
  const sign = (pdf) => {
    const {begin, end, bytes} = prepared(pdf);
    writeFileSync(place('signed-bytes'), Buffer.concat([bytes.subarray(0, begin), bytes.subarray(end)]));
    const cms = execFileSync('openssl', [
      'cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER',
      '-signer', place('certificate.pem'), '-inkey', place('key.pem'), '-in', place('signed-bytes'),
    ], {stdio: ['ignore', 'pipe', 'pipe']});
    bytes.write(cms.toString('hex'), begin + 1, 'latin1');
    return bytes;
  };
  return {sign};
}
