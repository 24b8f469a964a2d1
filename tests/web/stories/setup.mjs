import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {freshServer} from '../fresh_server.mjs';
import {axeFindings, closeBrowser, newPage} from '../harness.mjs';

let server;
before(async () => {
  server = await freshServer();
});
after(async () => {
  await closeBrowser();
  await server.end();
});

test('the first administrator is made on the page; what is wrong stands at its field, and nothing typed is lost', async () => {
  const page = await newPage({height: 1100});
  await page.goto(server.address);
  await page.getByRole('heading', {name: 'Khởi tạo hệ thống'}).waitFor();
  await page.getByLabel('Mã khởi tạo').fill('sai-ma');
  await page.getByLabel('Tên cơ quan').fill('Ủy ban nhân dân tỉnh Bình Minh');
  await page.getByLabel('Mã định danh').fill('H99');
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu').fill('ngan');
  await page.getByRole('button', {name: 'Khởi tạo'}).click();
  await page.locator('.ant-form-item-explain-error', {hasText: 'Mã khởi tạo không đúng'}).waitFor();
  assert.equal(await page.getByLabel('Tên cơ quan').inputValue(), 'Ủy ban nhân dân tỉnh Bình Minh');

  await page.getByLabel('Mã khởi tạo').fill(server.setupCode());
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
