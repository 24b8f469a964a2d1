// Organisations by the forms of the administration: a new one, a list from a file, a reorganisation; and in which order they stand.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked} from '../harness.mjs';
import {caller} from '../office.mjs';
import {chooseFile, onDisk} from '../paper.mjs';

after(closeBrowser);

async function opened(button) {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/organisations');
  await settle(page);
  await page.getByRole('button', {name: button}).click();
  const dialog = page.getByRole('dialog', {name: button});
  await dialog.waitFor();
  return {page, dialog};
}

/** Chooses units in a box that takes several, each by its name. */
async function take(dialog, label, ...names) {
  const box = dialog.page().getByRole('combobox', {name: label});
  await dialog.locator('.ant-select', {has: box}).click(); // it takes letters then
  for (const name of names) {
    await box.fill(name);
    await takeMarked(dialog.page());
  }
  await dialog.page().keyboard.press('Escape'); // the open list
}

const made = (admin, name) => admin.post('/organisations', {name, level: 'tinh', kind: 'so_nganh', keeps_registry: false, interconnected: false});

test('a new unit is made by its form; what is missing stands at its field, and the unit opens', async () => {
  const {page, dialog} = await opened('Thêm đơn vị');
  const name = `Sở Thử nghiệm ${randomInt(100_000)}`;
  await dialog.getByRole('button', {name: /^Tạo/}).click();
  await dialog.getByText('Bắt buộc nhập.').waitFor();
  await dialog.getByLabel('Tên', {exact: true}).fill(name);
  const {organisations} = await (await caller(person('administrator'))).get('/organisations');
  await dialog.getByLabel('Mã định danh').fill(organisations.find(({code}) => code).code);
  await dialog.getByRole('button', {name: /^Tạo/}).click();
  await dialog.locator('.problem-alert').waitFor();
  await page.waitForFunction(() => document.querySelector('.problem-alert').getBoundingClientRect().top >= 0); // it is seen
  assert.equal(await dialog.getByLabel('Tên', {exact: true}).inputValue(), name);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Mã định danh').fill('');
  await dialog.getByLabel('Có sổ đăng ký riêng').check();
  await dialog.getByText(/sổ văn bản đến và sổ văn bản đi/).waitFor();
  await dialog.getByRole('button', {name: /^Tạo/}).click();
  const drawer = page.getByRole('dialog', {name});
  await drawer.getByRole('rowheader', {name}).waitFor();
  assert.match(page.url(), /id=\d+/);
  assert.deepEqual(page.complaints, []);
});

test('a list of units is tried first, and taken over with its bad lines told', async () => {
  const {page, dialog} = await opened('Nhập danh mục');
  const name = `Chi cục Nhập ${randomInt(100_000)}`;
  const lines = [{name, level: 'tinh', kind: 'so_nganh'}, {name: '', level: 'tinh', kind: 'so_nganh'}];
  await chooseFile(page, dialog.getByLabel('Tệp danh mục'), onDisk('don-vi.ndjson', Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))));
  await dialog.getByText('Nếu nhập:').waitFor();
  await dialog.getByText(/thêm 1,.*không nhận 1\./).waitFor();
  await dialog.getByRole('table').getByRole('rowheader', {name: '2'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const admin = await caller(person('administrator'));
  const isThere = async () => (await admin.get('/organisations')).organisations.some((unit) => unit.name === name);
  assert.equal(await isThere(), false, 'a trial keeps nothing');
  await dialog.getByRole('button', {name: 'Nhập vào hệ thống'}).click();
  await dialog.getByText('Đã nhập:').waitFor();
  assert.equal(await isThere(), true);
  assert.deepEqual(page.complaints, []);
});

test('two units become one by the form, which says beforehand what will happen', async () => {
  const admin = await caller(person('administrator'));
  const mark = randomInt(100_000);
  const [first, second] = [`Sở Cũ Một ${mark}`, `Sở Cũ Hai ${mark}`];
  for (const name of [first, second]) await made(admin, name);
  const {page, dialog} = await opened('Sắp xếp lại');
  await dialog.getByText(/^Chọn ngày và đơn vị sắp xếp/).waitFor();
  await dialog.getByRole('button', {name: 'Thực hiện sắp xếp'}).click();
  await dialog.locator('.ant-form-item-explain-error').first().waitFor();
  await dialog.getByLabel('Căn cứ').fill('Nghị quyết 12/NQ-HĐND');
  await take(dialog, 'Đơn vị sắp xếp', first, second);
  await dialog.getByRole('button', {name: 'Thêm đơn vị mới kế thừa'}).click();
  const name = `Sở Mới ${mark}`;
  await dialog.getByLabel('Tên đơn vị mới').fill(name);
  await dialog.getByRole('listitem').filter({hasText: name}).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Thực hiện sắp xếp'}).click();
  const drawer = page.getByRole('dialog', {name});
  await drawer.getByRole('rowheader', {name: first}).waitFor();
  await drawer.getByRole('rowheader', {name: second}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('units stand in Vietnamese order: Đ after D, and accents count last', async () => {
  const admin = await caller(person('administrator'));
  const mark = randomInt(100_000);
  const wanted = ['An', 'Ấn', 'Dân', 'Đắk', 'Ơn', 'Ý'].map((word) => `Thứ tự ${mark} ${word}`);
  for (const name of [...wanted].reverse()) await made(admin, name);
  const page = await newPage();
  await logIn(page, person('administrator'), `/admin/organisations?q=${encodeURIComponent(`thu tu ${mark}`)}`);
  await page.locator('.admin-unit-name').nth(wanted.length - 1).waitFor();
  assert.deepEqual(await page.locator('.admin-unit-name').allInnerTexts(), wanted);
  assert.deepEqual(page.complaints, []);
});
