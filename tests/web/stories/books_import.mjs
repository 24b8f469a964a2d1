// A register of the past is taken over from a file; numbers of secret documents.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller} from '../office.mjs';
import {chooseFile, onDisk} from '../paper.mjs';

after(closeBrowser);

/** A book of its own for the unit of person('clerk'). */
async function ownBook(more) {
  const [admin, clerk] = await Promise.all([caller(person('administrator')), caller(person('clerk'))]);
  const name = `Sổ thử ${randomInt(1_000_000)}`;
  const book = await admin.post('/books', {
    organisation: clerk.account.organisation, code: `thu-${randomInt(1_000_000)}`, name, direction: 'incoming', scheme: 'common', ...more,
  });
  return {...book, name, clerk};
}

const HEAD = 'Ngày đến,Số đến,Người gửi công văn,"Số, ký hiệu văn bản",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận';
const line = (number, day) => `${day},${number},UBND huyện Phú Giáo,${number}/KH-UBND,02/01/2009,"Kế hoạch cải cách hành chính, đợt ${number}",Phòng Nội vụ`;
const register = (days) => ['SỔ ĐĂNG KÝ VĂN BẢN ĐẾN,,,,,,', HEAD, ...days.map((day, place) => line(place + 1, day))].join('\r\n');
const give = (page, name, bytes) => chooseFile(page, page.getByRole('button', {name: 'Chọn tệp'}), onDisk(name, bytes));

test('a clerk takes over an old register: names a column, tries it, imports it, and runs it again', async () => {
  const book = await ownBook();
  const page = await newPage();
  await logIn(page, person('clerk'), `/books?book=${book.id}&year=2009`);
  await reach(page.getByRole('button', {name: 'Nhập sổ cũ'}));
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Chọn tệp sổ'}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await give(page, 'so-den-2009.csv', Buffer.from(register(['05/01/2009', '06/01/2009', '31/02/2009', '07/01/2009', '07/01/2009'])));

  // One heading is the office's own: the server says what is missing, the clerk says which column it is.
  await page.getByText('Còn thiếu cột: Tác giả').waitFor();
  assert.equal(await page.locator('#content').getByRole('spinbutton').inputValue(), '2009', 'the year is read from the file');
  assert.ok(await page.getByRole('button', {name: 'Chạy thử'}).isDisabled());
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await reach(page.getByRole('combobox', {name: 'Cột “Người gửi công văn” nhập vào'}));
  await page.keyboard.press('Enter');
  for (let step = 0; step < 30; step += 1) {
    if ((await page.locator('.ant-select-item-option-active').innerText()) === 'Tác giả') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByText('Còn thiếu cột').waitFor({state: 'detached'});

  const report = page.getByRole('region', {name: 'Chạy thử và nhập'});
  await reach(report.getByRole('button', {name: 'Chạy thử'}));
  await page.keyboard.press('Enter');
  await report.getByText('Đã chạy thử, chưa lưu gì.').waitFor();
  await report.getByText('4 dòng nhập được · 0 dòng đã có · 1 dòng không nhập được').waitFor();
  const bad = report.getByRole('row').filter({hasText: 'Không nhập'});
  assert.match(await bad.innerText(), /^5\b[\s\S]*Ngày đến:/, 'the line of the file and its field');
  assert.deepEqual(await book.clerk.get(`/books/${book.id}/series?year=2009`), {series: []}, 'nothing was kept');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await reach(report.getByRole('button', {name: 'Nhập 4 dòng'}));
  await page.keyboard.press('Enter');
  await report.getByText('Đã nhập.').waitFor();
  const {series} = await book.clerk.get(`/books/${book.id}/series?year=2009`);
  assert.equal(series[0].last_number, 5);
  assert.deepEqual(series[0].gaps, [{first: 3, last: 3}]);

  // The corrected file: what is there stays, the rest comes in.
  await give(page, 'so-den-2009.csv', Buffer.from(register(['05/01/2009', '06/01/2009', '06/01/2009', '07/01/2009', '07/01/2009']).replace('Người gửi công văn', 'Tác giả')));
  await report.getByRole('button', {name: 'Chạy thử'}).click();
  await report.getByText('1 dòng nhập được · 4 dòng đã có · 0 dòng không nhập được').waitFor();
  await report.getByRole('button', {name: 'Nhập 1 dòng'}).click();
  await report.getByText('Đã nhập.').waitFor();
  await report.getByRole('link', {name: 'Mở sổ năm 2009'}).click();
  await page.getByText('Không thiếu số nào').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a workbook is read too, and what is no table is told', async () => {
  const book = await ownBook();
  const page = await newPage();
  await logIn(page, person('clerk'), `/books/${book.id}/import`);
  const printed = await page.context().request.get(`${url}/api/v1/registers/den?from=2018-01-01&to=2018-12-31&format=xlsx`);
  assert.equal(printed.status(), 200);
  await give(page, 'so.xlsx', Buffer.from('not a workbook'));
  await page.getByRole('alert').getByText('Không đọc được tệp này').waitFor();
  await give(page, 'so-den-2018.xlsx', await printed.body());
  const report = page.getByRole('region', {name: 'Chạy thử và nhập'});
  await report.getByRole('button', {name: 'Chạy thử'}).click();
  await report.getByText('Đã chạy thử, chưa lưu gì.').waitFor({timeout: 60_000});
  assert.match(await report.getByRole('status').innerText(), /[1-9][\d.]* dòng nhập được/);
  assert.deepEqual(page.complaints, []);
});

test('a number for a secret document is taken, and nothing else of it is kept', async () => {
  const book = await ownBook({purpose: 'secret_stubs'});
  const page = await newPage();
  await logIn(page, person('clerk'), `/books?book=${book.id}`);
  await page.getByText('Năm này chưa cấp số mật nào').waitFor();
  assert.equal(await page.getByRole('button', {name: 'Nhập sổ cũ'}).count(), 0);
  await reach(page.getByRole('button', {name: 'Cấp số mật'}));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: /Cấp số cho văn bản mật/});
  await dialog.getByText('không lấy lại được').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('textbox', {name: /^Số/}).first().fill('bảy');
  await page.keyboard.press('Enter');
  await dialog.locator('.ant-form-item-explain-error').first().waitFor();
  await dialog.getByRole('textbox', {name: /^Số/}).first().fill('');
  await page.keyboard.press('Enter');
  await dialog.waitFor({state: 'hidden'});
  const row = page.getByRole('region', {name: 'Số đã cấp cho văn bản mật'}).getByRole('row').nth(1);
  await row.waitFor();
  assert.match(await row.innerText(), /^1\b[\s\S]*Mật/);
  assert.deepEqual(page.complaints, []);
});
