import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

const PAGE = '/reports?report=schedules';
const TITLE = 'Tỷ lệ nhập hằng tháng';

test('who has no schedule is told what one is for, sets one up, runs it and gets its files', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), PAGE);
  await settle(page);
  await page.getByText('Chưa có lịch gửi báo cáo nào').waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Lập lịch gửi'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', {name: 'Lập lịch', exact: true}).click();
  await dialog.getByText('Bắt buộc nhập.').first().waitFor();
  await dialog.getByLabel('Tiêu đề').fill(TITLE);
  // What is below moves up as the message goes.
  await dialog.getByText('Bắt buộc nhập.').first().waitFor({state: 'detached'});
  const hour = dialog.getByLabel('Giờ (Việt Nam)');
  assert.equal(await hour.inputValue(), '07:30');
  await hour.fill('7h45');
  await dialog.getByLabel('CSV').check();
  const addresses = dialog.getByLabel('Địa chỉ khác');
  await addresses.fill('sai dia chi@');
  await addresses.press('Enter');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Lập lịch', exact: true}).click();
  await dialog.getByText(/không dấu, không khoảng trắng/).first().waitFor();
  for (let i = 0; i < 3; i++) await addresses.press('Backspace');
  await addresses.fill('baocao@binhminh.gov.vn');
  await addresses.press('Enter');
  await dialog.getByRole('button', {name: 'Lập lịch', exact: true}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('rowheader', {name: TITLE}).waitFor();
  await page.getByText('Hằng tháng, ngày 5, 07:45').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Chạy ngay'}).click();
  const file = dialog.getByRole('button', {name: /^Tải ty-le-nhap-.*\.csv$/});
  await file.waitFor();
  // The demo server has no mail server: the page says so.
  await dialog.getByText(/chưa được cấu hình máy chủ thư/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [saved] = await Promise.all([page.waitForEvent('download'), file.click()]);
  assert.match(saved.suggestedFilename(), /^ty-le-nhap-.*\.csv$/);
  assert.deepEqual(page.complaints, []);
});

test('a schedule is changed and stopped, and what it made stays', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), PAGE);
  const row = page.getByRole('row', {name: new RegExp(TITLE)});
  await row.getByRole('button', {name: 'Sửa'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tiêu đề').fill(`${TITLE}, sửa`);
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('rowheader', {name: `${TITLE}, sửa`}).waitFor();

  await row.getByRole('button', {name: 'Dừng'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Dừng'}).click();
  await row.getByText('Đã dừng').waitFor();
  assert.equal(await row.getByRole('button', {name: 'Chạy ngay'}).count(), 0);
  await row.getByRole('button', {name: 'Các lần chạy'}).click();
  await page.getByRole('dialog').getByRole('button', {name: /^Tải ty-le-nhap-.*\.csv$/}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('on a phone of 390 px the schedules and their runs fit', async () => {
  const administrator = await caller(person('administrator'));
  await administrator.post('/reports/schedules', {
    title: 'Đúng hạn quý', report: 'timeliness', period: 'last_quarter', rhythm: 'quarterly', day: 31, time: '08:00',
    formats: ['pdf', 'xlsx'], addresses: ['mot-dia-chi-rat-dai.cua-mot-don-vi@phong-tong-hop.binhminh.gov.vn'],
  });
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('administrator'), PAGE);
  await page.getByText('Đúng hạn quý').first().waitFor();
  await page.getByText('Hằng quý, ngày 31 (hoặc ngày cuối tháng) của tháng đầu quý, 08:00').waitFor();
  await settle(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  assert.deepEqual(await axeFindings(page), []);
});
