import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

const REPORT = '/reports?from=2018-01-01';
const TITLE = 'Kết quả nhập văn bản năm 2018';

test('a clerk sees what is published and cannot publish', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), REPORT);
  await settle(page);
  await page.getByRole('button', {name: 'Tải HTML'}).waitFor();
  assert.equal(await page.getByRole('button', {name: 'Công bố'}).count(), 0);
  await page.getByRole('link', {name: 'Công bố', exact: true}).click();
  await page.getByText('Chưa công bố báo cáo nào').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('an administrator publishes, anybody reads it without an account, and what is withdrawn is gone', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), REPORT);
  await settle(page);
  await page.getByRole('button', {name: 'Công bố'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Ai cũng xem và tải được, không cần đăng nhập/).waitFor();
  await dialog.getByLabel('Tiêu đề').fill('');
  await dialog.getByRole('button', {name: 'Công bố'}).click();
  await dialog.getByText('Bắt buộc nhập.').waitFor();
  await dialog.getByLabel('Tiêu đề').fill(TITLE);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Công bố'}).click();
  await page.waitForURL(/report=published/);
  const row = page.getByRole('link', {name: TITLE}).first();
  await row.waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const address = await row.getAttribute('href');

  // Somebody who never logged in.
  const visitor = await newPage();
  await visitor.goto(`${url}/public`);
  assert.deepEqual(await axeFindings(visitor), []);
  await visitor.getByRole('link', {name: TITLE}).click();
  await visitor.waitForURL(url + address);
  await visitor.getByRole('heading', {level: 1}).waitFor();
  await visitor.getByRole('columnheader', {name: 'Ngưỡng 99 %'}).waitFor();
  await visitor.getByRole('rowheader', {name: 'Tổng cộng'}).waitFor();
  assert.deepEqual(await axeFindings(visitor), []);
  assert.equal(await visitor.evaluate(() => document.scripts.length), 0);
  assert.ok(await visitor.evaluate(() => document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 0));
  const [pdf] = await Promise.all([visitor.waitForEvent('download'), visitor.getByRole('link', {name: 'Tải PDF'}).click()]);
  assert.match(pdf.suggestedFilename(), /^ty-le-nhap-2018-01-01-2018-12-31\.pdf$/);
  await visitor.getByRole('link', {name: 'Tất cả báo cáo công bố'}).click();
  await visitor.waitForURL(`${url}/public`);
  assert.deepEqual(visitor.complaints, []);
  assert.deepEqual(await visitor.context().cookies(), []);

  await page.getByRole('button', {name: 'Thôi công bố'}).first().click();
  await dialog.getByLabel('Lý do').fill('Nhầm kỳ báo cáo');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Thôi công bố'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByText(/^Đã thôi công bố: Nhầm kỳ báo cáo/).first().waitFor();
  assert.equal((await visitor.goto(url + address)).status(), 404);
  await visitor.getByRole('heading', {name: 'Không có báo cáo này'}).waitFor();
  assert.deepEqual(await axeFindings(visitor), []);
  await visitor.goto(`${url}/public`);
  await visitor.getByText('Chưa có báo cáo nào được công bố.').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('on a phone of 390 px the table scrolls and the page does not', async () => {
  const administrator = await caller(person('administrator'));
  const {address} = await administrator.post('/published-reports', {report: 'interconnection', title: 'Liên thông năm 2018', from: '2018-01-01', to: '2018-12-31'});
  const visitor = await newPage({width: 390, height: 844, isPhone: true});
  await visitor.goto(url + address);
  await visitor.getByRole('heading', {level: 1}).waitFor();
  assert.ok((await visitor.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  assert.ok(await visitor.locator('.scroll').evaluate((box) => box.scrollWidth > box.clientWidth));
  assert.deepEqual(await axeFindings(visitor), []);
});
