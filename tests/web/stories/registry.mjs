// The clerk's other stories: an outgoing document from its file to the receivers, and the numbers of a book.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {existsSync} from 'node:fs';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller} from '../office.mjs';
import {chooseFile} from '../paper.mjs';

after(closeBrowser);

const file = new URL('../../../../shared/data/office_files/admin/mau_giay_moi.pdf', import.meta.url).pathname;

test('a clerk issues a document and sends it', {skip: existsSync(file) ? false : 'needs ../shared/data/office_files'}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/outgoing/new');
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp văn bản'}), file);
  await page.locator('.outgoing-fields').waitFor({timeout: 60_000});
  await page.locator('.outgoing-check').getByText('Danh sách nơi nhận').waitFor();
  await page.locator('#subject').fill('Mời họp triển khai công tác văn thư');
  await page.locator('#notation').fill('');
  await page.locator('#signer_name').fill('');
  await page.locator('#type').fill('Công văn');
  await takeMarked(page);
  await page.locator('#signer_name').press('Enter');
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  assert.equal(await page.locator('.ant-form-item-explain-error').count(), 2, 'notation and signer, each at its field');
  assert.equal(await page.locator('#subject').inputValue(), 'Mời họp triển khai công tác văn thư');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await page.locator('#notation').fill('VPUB-HC');
  await page.locator('#signer_name').fill('Nguyễn Văn An');
  await reach(page.locator('#receivers'));
  await page.keyboard.type('Sở Nội vụ');
  await takeMarked(page);
  await page.locator('#receivers').press('Tab');
  await page.locator('#signer_name').press('Enter');
  await page.locator('.outgoing-issued strong').waitFor();
  assert.match(await page.locator('.outgoing-issued strong').innerText(), /^\d+\/VPUB-HC$/);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  await page.getByRole('button', {name: 'Mở văn bản'}).click();
  await page.waitForURL(/documents\/\d+\?tab=deliveries/);
  await page.locator('.timeline').getByText('Sở Nội vụ').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a number is kept back and voided, and what is missing is told at its field', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/books');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Giữ số'}).click();
  const reserve = page.getByRole('dialog', {name: /Giữ số trong/});
  await reserve.getByLabel('Giữ cho').fill('Phòng Tổ chức');
  await page.keyboard.press('Enter');
  await reserve.locator('.ant-form-item-explain-error').first().waitFor();
  assert.equal(await reserve.getByLabel('Giữ cho').inputValue(), 'Phòng Tổ chức');
  await reserve.getByLabel('Mục đích').fill('Chờ bản giấy');
  await reserve.getByLabel('Đến ngày').fill('31/12/2030');
  await page.keyboard.press('Enter');
  await reserve.waitFor({state: 'hidden'});
  const held = page.locator('.books-reserved li').filter({hasText: 'Phòng Tổ chức'}).last();
  const number = await held.locator('strong').innerText();

  await held.getByRole('button', {name: `Hủy số ${number}`}).click();
  const voiding = page.getByRole('dialog', {name: /Hủy số trong/});
  await voiding.getByText('không bao giờ được dùng lại').waitFor();
  await voiding.getByLabel('Lý do').fill('Không dùng nữa');
  await page.keyboard.press('Enter');
  await voiding.waitFor({state: 'hidden'});
  await page.locator('.books-reserved li').filter({has: page.locator(`strong:text-is("${number}")`)}).waitFor({state: 'detached'});
  const pdf = await page.context().request.get(new URL(await page.getByRole('link', {name: 'PDF'}).getAttribute('href'), page.url()).href);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.deepEqual(page.complaints, []);
});

test('a span of missing numbers is voided in one step, or none of it', async () => {
  const [admin, clerk] = await Promise.all([caller(person('administrator')), caller(person('clerk'))]);
  const mark = randomInt(1_000_000);
  const book = await admin.post('/books', {
    organisation: clerk.account.organisation, code: `khoang-${mark}`, name: 'Sổ thử khoảng số', direction: 'outgoing', scheme: 'common',
  });
  const issue = (number) => clerk.post('/documents', {
    direction: 'outgoing', type: 'KH', subject: `Kế hoạch số ${number}`, signer: {name: 'Nguyễn Văn Tiến'}, book: book.id, registry_number: String(number),
    number_reason: 'Ghi lại từ sổ giấy', notation: `KH-${mark}`,
  });
  for (const number of [1, 12]) await issue(number);
  const page = await newPage();
  await logIn(page, person('clerk'), `/books?book=${book.id}`);
  await page.getByRole('button', {name: '2–11'}).click();
  const voiding = page.getByRole('dialog', {name: /Hủy số trong/});
  await voiding.getByText('Sẽ hủy 10 số còn thiếu, từ 2 đến 11').waitFor();
  await page.waitForFunction(() => document.activeElement?.id.endsWith('reason'));
  assert.equal(await voiding.getByRole('button', {name: 'Hủy', exact: true}).count(), 0, 'no button that says “Hủy” and does not void');
  await voiding.getByText('Không thể hoàn tác').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await voiding.getByLabel('Đến số').fill('1');
  await voiding.getByLabel('Lý do').fill('Mất trang sổ giấy');
  await page.keyboard.press('Enter');
  await voiding.getByText('Số cuối của khoảng không được nhỏ hơn số đầu.').first().waitFor();
  await voiding.getByLabel('Đến số').fill('11');

  // Meanwhile somebody enters one of them: the whole is refused, and the number is named.
  await issue(5);
  await voiding.getByRole('button', {name: 'Hủy 10 số'}).click();
  await voiding.getByText(/^Số 5 đã được dùng, đã hủy hoặc đang được giữ nên chưa hủy số nào/).waitFor();
  assert.deepEqual((await clerk.get(`/books/${book.id}/series`)).series[0].gaps, [{first: 2, last: 4}, {first: 6, last: 11}]);
  await voiding.getByRole('textbox', {name: 'Số', exact: true}).fill('6');
  await voiding.getByRole('button', {name: 'Hủy 6 số'}).click();
  await voiding.waitFor({state: 'hidden'});
  await page.getByText('Đã hủy các số từ 6 đến 11').waitFor();
  await page.getByRole('button', {name: '2–4'}).waitFor();
  assert.equal(await page.locator('.books-gaps li').count(), 1);
  assert.deepEqual(page.complaints, []);
});
