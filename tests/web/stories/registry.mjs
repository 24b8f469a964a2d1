// The clerk's other stories: an outgoing document from its file to the receivers, and the numbers of a book.
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';

after(closeBrowser);

const file = new URL('../../../../shared/data/office_files/admin/mau_giay_moi.pdf', import.meta.url).pathname;

test('a clerk issues a document and sends it', {skip: existsSync(file) ? false : 'needs ../shared/data/office_files'}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/outgoing/new');
  await page.locator('[data-outgoing-file]').setInputFiles(file);
  await page.locator('.outgoing-fields').waitFor({timeout: 60_000});
  await page.locator('.outgoing-check').getByText('Danh sách nơi nhận').waitFor();
  await page.locator('#subject').fill('Mời họp triển khai công tác văn thư');
  await page.locator('#notation').fill('');
  await page.locator('#signer_name').fill('');
  await page.locator('#type').fill('Công văn');
  await page.keyboard.press('Enter');
  await page.locator('#signer_name').press('Enter');
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  assert.equal(await page.locator('.ant-form-item-explain-error').count(), 2, 'notation and signer, each at its field');
  assert.equal(await page.locator('#subject').inputValue(), 'Mời họp triển khai công tác văn thư');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await page.locator('#notation').fill('VPUB-HC');
  await page.locator('#signer_name').fill('Nguyễn Văn An');
  await page.locator('#receivers').focus();
  await page.keyboard.type('Sở Nội vụ');
  await page.keyboard.press('Enter');
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
