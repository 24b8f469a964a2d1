import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, newPage} from '../harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vanthu-setup-'));
let server;
let address;

/** A server that nobody has set up yet. */
before(async () => {
  server = spawn(join(process.env.PROGRAMS, 'vanthud'), ['--data', folder, '--port', '0'], {stdio: 'ignore'});
  const ready = join(folder, 'vanthud.json');
  for (let round = 0; round < 400 && !existsSync(ready); round += 1) await pause(50);
  address = `http://127.0.0.1:${JSON.parse(readFileSync(ready, 'utf8')).http_port}`;
});
after(async () => {
  await closeBrowser();
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  rmSync(folder, {recursive: true});
});

test('the first administrator is made on the page; what is wrong stands at its field, and nothing typed is lost', async () => {
  const page = await newPage({height: 1100});
  await page.goto(address);
  await page.getByRole('heading', {name: 'Khởi tạo hệ thống'}).waitFor();
  await page.getByLabel('Mã khởi tạo').fill('sai-ma');
  await page.getByLabel('Tên cơ quan').fill('Ủy ban nhân dân tỉnh Bình Minh');
  await page.getByLabel('Mã định danh').fill('H99');
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu').fill('ngan');
  await page.getByRole('button', {name: 'Khởi tạo'}).click();
  await page.locator('.ant-form-item-explain-error', {hasText: 'Mã khởi tạo không đúng'}).waitFor();
  assert.equal(await page.getByLabel('Tên cơ quan').inputValue(), 'Ủy ban nhân dân tỉnh Bình Minh');

  await page.getByLabel('Mã khởi tạo').fill(readFileSync(join(folder, 'setup-token'), 'utf8').trim());
  await page.getByRole('button', {name: 'Khởi tạo'}).click();
  const password = page.locator('.ant-form-item').filter({has: page.getByLabel('Mật khẩu')});
  await password.locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'password');
  assert.deepEqual(await axeFindings(page), []);

  await page.getByLabel('Mật khẩu').fill('mat-khau-rat-dai');
  await page.getByRole('button', {name: 'Khởi tạo'}).click();
  await page.getByRole('heading', {name: 'Văn bản', level: 1}).waitFor();
  assert.deepEqual(page.complaints, []);
});
