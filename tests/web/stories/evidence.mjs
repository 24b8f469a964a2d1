import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

const YEAR = 'from=2018-01-01';

test('a clerk declares what the paper register has, corrects it, and the rates follow', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), `/reports?report=declared&${YEAR}`);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Khai báo'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số văn bản').fill('5000');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Khai báo'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByText(/^Mã \d+: đang tính$/).waitFor();

  await page.getByRole('button', {name: 'Đính chính'}).click();
  await dialog.getByLabel('Số văn bản').fill('4000');
  await dialog.getByLabel('Lý do đính chính').fill('Đếm nhầm một quyển');
  await dialog.getByRole('button', {name: 'Đính chính'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByText(/đã đính chính bằng mã \d+/).waitFor();
  assert.equal(await page.locator('.data-table tbody tr').count(), 2, 'both stay');
  assert.deepEqual(await axeFindings(page), []);

  // The same period again: refused, and what was typed stays.
  await page.getByRole('button', {name: 'Khai báo'}).click();
  await dialog.getByLabel('Số văn bản').fill('1');
  await dialog.getByRole('button', {name: 'Khai báo'}).click();
  await dialog.getByText(/đang có hiệu lực cho kỳ từ/).waitFor();

  await page.goto(`${url}/reports?${YEAR}&base=declared`);
  await settle(page);
  await page.getByText(/^Tính trên số văn bản trong sổ giấy/).waitFor();
  await page.locator('.data-table small:visible', {hasText: '/4.000'}).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
});

test('a leader above the unit sees the missing numbers, draws a sample, records and closes it', async () => {
  const admin = await caller(person('administrator'));
  const page = await newPage();
  await logIn(page, person('administrator'), `/reports?report=series&${YEAR}`);
  await settle(page);
  await page.getByText(/văn bản, .* số thiếu, .* số hủy/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Tải CSV'}).click()]);
  assert.equal(csv.suggestedFilename(), 'series-2018-01-01-2018-12-31.csv');

  await page.getByRole('button', {name: 'Rút mẫu'}).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số lượng').fill('2');
  await dialog.getByLabel('Mã rút').fill('2018');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Rút mẫu'}).click();
  await page.waitForURL(/sample=\d+/);
  await page.getByText(/^Còn 2 trong 2 số chưa có kết quả\.$/).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Ghi kết quả'}).first().click();
  await dialog.getByLabel('Kết quả').click();
  await page.getByTitle('Có, nhưng khác').click();
  await dialog.getByRole('button', {name: 'Ghi kết quả'}).click();
  // A result that is not as it should be asks for its note.
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByLabel('Ghi chú').fill('Sổ giấy ghi ngày khác');
  await dialog.getByRole('button', {name: 'Ghi kết quả'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('button', {name: 'Ghi kết quả'}).first().click();
  await dialog.getByLabel('Kết quả').click();
  await page.getByTitle('Có, đúng').click();
  await dialog.getByRole('button', {name: 'Ghi kết quả'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByText('50 %').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Kết thúc'}).click();
  await dialog.getByLabel('Kết luận').fill('Một số ghi sai ngày');
  await dialog.getByRole('button', {name: 'Kết thúc'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByText('Một số ghi sai ngày').waitFor();
  assert.equal(await page.getByRole('button', {name: 'Ghi lại'}).count(), 0);
  const id = new URL(page.url()).searchParams.get('sample');
  assert.equal((await admin.get(`/sample-audits/${id}`)).state, 'closed');
  await page.getByRole('link', {name: 'Mọi cuộc kiểm tra mẫu'}).click();
  await page.getByRole('link', {name: `Kiểm tra mã ${id}`}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
});

test('on a phone of 360 px the evidence is a list of rows', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('leader'), `/reports?report=series&${YEAR}`);
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axeFindings(page), []);
});
