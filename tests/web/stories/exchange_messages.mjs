import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {heldMessage} from '../foreign_messages.mjs';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';

after(closeBrowser);

const rowOf = (page, text) => page.locator('.row-list .exchange-row', {hasText: text});
const heldInMenu = (page) => page.locator('.side .navigation a[href="/exchange"] .count');

test('a message of an unknown sender is counted in the menu, read, and released into the inbox', async () => {
  const held = await heldMessage({subject: 'Góp ý dự thảo quy chế phối hợp quản lý thị trường'});
  assert.equal(held.held_for, 'sender_unknown');
  const page = await newPage();
  await logIn(page, person('clerk'), '/exchange?tab=edxml');
  const row = rowOf(page, held.code);
  await row.waitFor();
  await settle(page);
  const told = await row.innerText();
  for (const words of ['Sở Công Thương tỉnh Hòa Hưng', 'H77.42', 'Nơi gửi không có trong danh mục cơ quan', 'Góp ý dự thảo quy chế'])
    assert.ok(told.includes(words), `${words}: ${told}`);
  const before = Number(await heldInMenu(page).innerText());
  assert.ok(before >= 1);
  assert.deepEqual(await axeFindings(page), []);

  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', {name: 'Tải bản tin gốc'}).click()]);
  let text = '';
  for await (const piece of await download.createReadStream()) text += piece;
  assert.match(text, /^<\?xml[\s\S]*H77\.42/);

  await row.getByRole('button', {name: 'Chuyển đơn vị nhận'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('bạn xác nhận đúng là nơi này gửi').waitFor();
  await dialog.getByText('chờ tiếp nhận như mọi văn bản khác').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Chuyển đơn vị nhận'}).click();
  await dialog.waitFor({state: 'hidden'});
  await row.waitFor({state: 'detached'});
  await page.waitForFunction((count) => Number(document.querySelector('.side .navigation a[href="/exchange"] .count')?.textContent ?? 0) < count, before);

  await page.goto(`${url}/exchange?tab=inbox&inbox=arrived`);
  await rowOf(page, held.code).waitFor();
  await page.goto(`${url}/exchange?tab=edxml&edxml=delivered`);
  await rowOf(page, held.code).getByRole('link', {name: 'Xem ở hộp đến'}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a message for nobody here is not released without a unit; it is discarded with its reason and kept', async () => {
  const held = await heldMessage({subject: 'Mời họp giao ban khu vực', receiver: 'H88.7'});
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('clerk'), '/exchange?tab=edxml');
  const row = rowOf(page, held.code);
  await row.getByRole('button', {name: 'Chuyển đơn vị nhận'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Bản tin không ghi đơn vị nào ở đây.').waitFor();
  await dialog.getByRole('button', {name: 'Chuyển đơn vị nhận'}).click();
  await dialog.getByText('Hãy chọn đơn vị nhận.').waitFor();
  await dialog.getByRole('button', {name: 'Hủy'}).click();
  await dialog.waitFor({state: 'hidden'});

  await row.getByRole('button', {name: 'Loại'}).click();
  await dialog.getByText('việc này không hoàn tác được').waitFor();
  await dialog.getByRole('button', {name: 'Loại'}).click();
  await dialog.getByText('Hãy nêu lý do').waitFor();
  await dialog.getByLabel('Lý do loại').fill('Gửi nhầm tỉnh');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Loại'}).click();
  await dialog.waitFor({state: 'hidden'});
  await row.waitFor({state: 'detached'});
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);

  await page.goto(`${url}/exchange?tab=edxml&edxml=discarded`);
  await rowOf(page, held.code).filter({hasText: 'Gửi nhầm tỉnh'}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('where nothing is held the page says what would stand there, and a leader has no such page', async () => {
  const administrator = await newPage();
  await administrator.route('**/api/v1/exchange/edxml?*', (route) => route.fulfill({json: {items: []}}));
  await logIn(administrator, person('administrator'), '/exchange?tab=edxml');
  await administrator.getByText('Không có bản tin nào bị tạm giữ').waitFor();
  const leader = await newPage();
  await logIn(leader, person('leader'), '/exchange?tab=edxml');
  await leader.getByRole('link', {name: 'Gửi đi'}).waitFor();
  assert.equal(await leader.getByRole('link', {name: /edXML/}).count(), 0);
  assert.deepEqual([...administrator.complaints, ...leader.complaints], []);
});
