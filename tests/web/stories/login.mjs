import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';

after(closeBrowser);

test('a wrong password is told in words and keeps what was typed', async () => {
  const page = await newPage();
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill('khong-co-ai');
  await page.getByLabel('Mật khẩu').fill('sai-mat-khau');
  await page.getByRole('button', {name: 'Đăng nhập'}).click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /Hãy /);
  assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), 'khong-co-ai');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a link leads where it should after the login, and no script reads the session', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/documents?direction=outgoing');
  await settle(page);
  assert.match(page.url(), /\/documents\?direction=outgoing$/);
  assert.equal(await page.getByRole('heading', {level: 1}).innerText(), 'Văn bản');
  assert.equal(await page.evaluate(() => document.cookie), '');
  assert.deepEqual(page.complaints, []);
});

test('logging out ends the session', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'));
  await page.locator('.account').click();
  await page.getByRole('menuitem', {name: 'Đăng xuất'}).click();
  await page.getByLabel('Mật khẩu').waitFor();
  await page.goto(`${url}/documents`);
  await page.getByLabel('Mật khẩu').waitFor();
});

test('a login that ends while somebody works is renewed over the page, and what was asked goes on', async () => {
  const page = await newPage();
  const clerk = person('clerk');
  await logIn(page, clerk, '/documents');
  await settle(page);
  // The box of the search page takes the place of that in the header, and the text goes on in it.
  const box = page.locator('#global-search');
  await box.fill('kế hoạch');
  await page.context().clearCookies();
  await page.keyboard.press('Enter'); // at once: anything that asks meanwhile would open the dialog before

  const dialog = page.getByRole('dialog', {name: 'Phiên làm việc đã hết hạn'});
  await dialog.waitFor();
  assert.equal(await box.inputValue(), 'kế hoạch');
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await dialog.getByLabel('Tên đăng nhập').inputValue(), clerk.login);
  await dialog.getByLabel('Mật khẩu').fill(clerk.password);
  await page.keyboard.press('Enter');

  await dialog.waitFor({state: 'hidden'});
  await settle(page);
  assert.match(page.url(), /\/search\?q=/);
  assert.equal(await page.getByRole('heading', {level: 1}).innerText(), 'kế hoạch');
  assert.deepEqual(page.complaints, []);
});

test('a lost connection is told, and the page goes on by itself when it is back', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/documents');
  await settle(page);
  await page.context().setOffline(true);
  await page.getByText('Mất kết nối với máy chủ. Đang thử lại').waitFor();
  await page.context().setOffline(false);
  await page.getByText('Mất kết nối với máy chủ. Đang thử lại').waitFor({state: 'hidden'});
  assert.ok((await page.locator('.row-list a').count()) > 0);
});
