// What is told of a draft is put right while it is with its author.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {office} from '../office.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

/** A page of the officer with a new draft open, and the dialog over it. */
async function opened(options) {
  const {id} = await desk.officer.post('/drafts', {type: 'KH', subject: 'Kế hoạch rà soát', receivers: [{name: 'Hội Nhà báo tỉnh'}]});
  const page = await newPage(options);
  await logIn(page, person('officer'), `/drafts/${id}`);
  await settle(page);
  await page.getByRole('button', {name: 'Sửa thông tin dự thảo'}).click();
  const dialog = page.getByRole('dialog', {name: 'Sửa thông tin dự thảo'});
  await dialog.waitFor();
  return {id, page, dialog};
}

const choose = async (page, dialog, label, words, found) => {
  const box = dialog.getByRole('combobox', {name: label});
  await box.focus();
  await box.fill(words);
  await page.locator(`.ant-select-item-option[title="${found}"]`).waitFor();
  await page.keyboard.press('Enter');
};

test('an author changes a draft; what the server minds stands at the field, and the history shows both forms', async () => {
  const {id, page, dialog} = await opened();
  await dialog.getByText('Chưa có gì khác với dự thảo hiện có.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Trích yếu').fill('Về rà soát thủ tục hành chính');
  await choose(page, dialog, 'Loại văn bản', 'cong van', 'Công văn');
  await dialog.getByRole('status').getByText(/Sẽ sửa: Trích yếu, Loại/).waitFor();
  assert.equal(await dialog.getByLabel('Ký hiệu').inputValue(), '', 'the notation of another type is not kept');
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await dialog.getByLabel('Trích yếu').inputValue(), 'Về rà soát thủ tục hành chính');
  await dialog.getByLabel('Ký hiệu').fill('SNV-CCHC');
  const receivers = dialog.getByRole('combobox', {name: 'Nơi nhận'});
  await receivers.focus();
  await receivers.fill('so noi vu');
  await page.locator('.ant-select-item-option[title="Sở Nội vụ"]').waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Số trang').fill('3');
  await dialog.getByLabel('Ghi chú').fill('Gửi kèm danh mục');
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('heading', {level: 1, name: 'Về rà soát thủ tục hành chính'}).waitFor();
  await page.getByText('Hội Nhà báo tỉnh; Sở Nội vụ').first().waitFor();
  const draft = await desk.officer.get(`/drafts/${id}`);
  assert.equal(draft.type, 'CV');
  assert.equal(draft.notation, 'SNV-CCHC');
  assert.equal(draft.page_count, 3);
  assert.equal(draft.document_note, 'Gửi kèm danh mục');

  await page.locator('.draft-history summary').click();
  const row = page.locator('.draft-history .timeline > li').first();
  await row.getByText('Sửa thông tin dự thảo').waitFor();
  assert.match(await row.innerText(), /Trích yếu: Kế hoạch rà soát → Về rà soát thủ tục hành chính/);
  assert.match(await row.innerText(), /Loại văn bản: Kế hoạch → Công văn/);
  assert.match(await row.innerText(), /Nơi nhận: Hội Nhà báo tỉnh → Hội Nhà báo tỉnh; Sở Nội vụ/);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('two people change one draft: both versions stand side by side, only what both touched is asked', async () => {
  const {id, page, dialog} = await opened();
  await dialog.getByLabel('Trích yếu').fill('Kế hoạch của tôi');
  await desk.officer.patch(`/drafts/${id}`, {subject: 'Kế hoạch của người khác', urgency: 'urgent'});
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /Kế hoạch của tôi[\s\S]*Kế hoạch của người khác/);
  assert.doesNotMatch(await conflict.innerText(), /Độ khẩn/);
  assert.deepEqual(await axeFindings(page), []);
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await page.getByRole('heading', {level: 1, name: 'Kế hoạch của tôi'}).waitFor();
  assert.equal((await desk.officer.get(`/drafts/${id}`)).urgency, 'urgent');
  assert.deepEqual(page.complaints, []);
});

test('what was typed is asked for before it is dropped, and a draft that went on is not changed any more', async () => {
  const {id, page, dialog} = await opened({width: 390, height: 844, isPhone: true});
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Trích yếu').fill('Kế hoạch khác');
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Ở lại'}).click();
  assert.equal(await dialog.getByLabel('Trích yếu').inputValue(), 'Kế hoạch khác');
  await desk.officer.post(`/drafts/${id}/moves`, {action: 'abandon', text: 'Không cần nữa'});
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  await dialog.locator('.problem-alert').waitFor();
  assert.equal((await desk.officer.get(`/drafts/${id}`)).subject, 'Kế hoạch rà soát');
  await dialog.getByRole('button', {name: 'Hủy'}).click();
  await page.getByRole('button', {name: 'Rời trang'}).click();
  await page.getByRole('button', {name: 'Sửa thông tin dự thảo'}).waitFor({state: 'detached'});
  assert.deepEqual(page.complaints, []);
});
