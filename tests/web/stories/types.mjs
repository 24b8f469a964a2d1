// The catalogue of document types, as an administrator keeps it.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

const TODAY = new Date().toLocaleDateString('sv-SE', {timeZone: 'Asia/Ho_Chi_Minh'});

async function opened(path) {
  const page = await newPage();
  await logIn(page, person('administrator'), path);
  await settle(page);
  return page;
}

test('a type is added, is registered at once, ends behind its documents, and goes on', async () => {
  const page = await opened('/admin/types');
  const abbreviation = `T${randomInt(1_000_000)}`;
  const name = `Bản tin ${abbreviation}`;
  await page.getByRole('button', {name: 'Thêm loại văn bản'}).click();
  const dialog = page.getByRole('dialog', {name: 'Thêm loại văn bản'});
  await dialog.getByLabel('Tên loại').fill('ke hoach');
  await dialog.getByLabel('Viết tắt').fill('HĐ');
  await dialog.getByLabel('Căn cứ').fill('NĐ 1/2027/NĐ-CP');
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  // What contradicts is told at the field, and nothing typed is lost.
  await dialog.getByText(/Tên này đang là của loại KH/).waitFor();
  await dialog.getByText(/Chữ viết tắt này đã là mã của loại HĐ/).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Tên loại').fill(name);
  await dialog.getByLabel('Viết tắt').fill(abbreviation);
  await dialog.getByText(`loại “${name}” đăng ký được`).waitFor();
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  await dialog.waitFor({state: 'hidden'});
  const row = page.getByRole('row').filter({hasText: name});
  await row.waitFor();
  assert.match(await row.innerText(), /Hành chính[\s\S]*NĐ 1\/2027/);

  const clerk = await caller(person('clerk'));
  await clerk.post('/documents', {
    direction: 'incoming', type: abbreviation, subject: 'Bản tin đầu', code: `1/${abbreviation}-BNV`, issuer_name: 'Bộ Nội vụ', issued_date: TODAY,
  });

  await row.getByRole('button', {name: 'Kết thúc'}).click();
  const ending = page.getByRole('dialog', {name: `Kết thúc loại ${name}`});
  await ending.getByText(/không đăng ký được văn bản loại/).waitFor();
  const yesterday = new Date(Date.parse(TODAY) - 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  await ending.getByLabel('Ngày cuối').fill(yesterday);
  await ending.getByLabel('Lý do').fill('NĐ 2/2027/NĐ-CP');
  await ending.getByRole('button', {name: 'Kết thúc'}).click();
  await ending.getByText(/Không được trước ngày bắt đầu/).waitFor();
  await ending.getByLabel('Ngày cuối').fill(TODAY.split('-').reverse().join('/'));
  await ending.getByRole('button', {name: 'Kết thúc'}).click();
  await ending.waitFor({state: 'hidden'});

  await row.getByRole('button', {name: 'Rút lại kết thúc'}).click();
  const resuming = page.getByRole('dialog', {name: `Rút lại việc kết thúc loại ${name}`});
  await resuming.getByText(/tiếp tục có hiệu lực/).waitFor();
  await resuming.getByLabel('Lý do').fill('Ghi nhầm');
  await resuming.getByRole('button', {name: 'Rút lại kết thúc'}).click();
  await resuming.waitFor({state: 'hidden'});
  await row.getByRole('button', {name: 'Kết thúc'}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a new name counts from its day, and the old one stands beside it', async () => {
  const admin = await caller(person('administrator'));
  const code = `T${randomInt(1_000_000)}`;
  const before = `Phiếu ${code}`;
  await admin.post('/document-types', {name: before, abbreviation: code, type_class: 'hanh_chinh', valid_from: '2026-01-01', legal_basis: 'NĐ 1'});
  const page = await opened(`/admin/types?q=${code}`);
  await page.getByRole('button', {name: 'Đổi tên'}).click();
  const dialog = page.getByRole('dialog', {name: `Đổi tên loại ${before}`});
  assert.equal(await dialog.getByLabel('Viết tắt').inputValue(), code);
  await dialog.getByLabel('Tên loại').fill(`${before} mới`);
  await dialog.getByLabel('Căn cứ').fill('NĐ 2');
  await dialog.getByText('Văn bản trước ngày đó giữ tên cũ').waitFor();
  await dialog.getByRole('button', {name: 'Đổi tên'}).click();
  await dialog.waitFor({state: 'hidden'});
  const rows = page.getByRole('row').filter({hasText: code});
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2);
  // Only the last row of a type can be changed.
  assert.equal(await page.getByRole('button', {name: 'Đổi tên'}).count(), 1);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('the rules of form say where they come from and since when', async () => {
  const page = await opened('/admin/types?show=rules');
  await page.getByText(/có hiệu lực từ ngày 05\/03\/2020/).waitFor();
  await page.getByRole('row').filter({hasText: 'Khổ giấy'}).getByText(/NĐ 30\/2020\/NĐ-CP, Phụ lục I/).waitFor();
  assert.equal(await page.getByRole('button', {name: 'Thêm loại văn bản'}).count(), 0);
  assert.deepEqual(page.complaints, []);
});
