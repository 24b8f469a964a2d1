// What is told of a draft is put right while it is with its author; its versions are compared, and spoken of.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {addVersion, office} from '../office.mjs';
import {paper} from '../paper.mjs';

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
  await reach(box);
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
  await reach(receivers);
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

/** A draft with two versions: `papers` are their files. */
async function twoVersions(...papers) {
  const {id} = await desk.officer.post('/drafts', {type: 'KH', subject: papers[0].subject});
  for (const {name, bytes} of papers) await addVersion(desk.officer, id, {name, bytes});
  return id;
}

test('two versions are compared word by word: what was added and removed is marked', async () => {
  const first = await paper({subject: 'Kế hoạch rà soát thủ tục hành chính năm 2026'});
  const second = await paper({...first, subject: 'Kế hoạch kiểm tra, rà soát thủ tục năm 2026'});
  const id = await twoVersions(first, second);
  const page = await newPage();
  await logIn(page, person('officer'), `/drafts/${id}`);
  await settle(page);
  await page.getByRole('button', {name: 'So sánh hai bản'}).click();
  const dialog = page.getByRole('dialog', {name: 'So sánh hai bản'});
  await dialog.getByRole('status').filter({hasText: /^Thêm \d+ từ, bỏ \d+ từ\.$/}).waitFor();
  const words = async (tag) => (await dialog.locator(tag).allInnerTexts()).join(' ');
  assert.match(await words('ins'), /kiểm tra,/i);
  assert.match(await words('del'), /hành chính/i);
  assert.doesNotMatch(await words('ins'), /rà soát/i);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  // The same version on both sides says so.
  await dialog.locator('.compare-choice .ant-select').first().click();
  await page.locator('.ant-select-item-option', {hasText: /^Bản 2/}).first().click();
  await dialog.getByRole('status').filter({hasText: 'Lời văn của hai bản như nhau.'}).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'hidden'});
  assert.deepEqual(page.complaints, []);
});

test('a comma that went is a comma, not the word before it', async () => {
  const first = await paper({subject: 'Kế hoạch rà soát, thống kê thủ tục năm 2026'});
  const second = await paper({...first, subject: 'Kế hoạch rà soát thống kê thủ tục năm 2026'});
  const id = await twoVersions(first, second);
  const page = await newPage();
  await logIn(page, person('officer'), `/drafts/${id}`);
  await settle(page);
  await page.getByRole('button', {name: 'So sánh hai bản'}).click();
  const dialog = page.getByRole('dialog', {name: 'So sánh hai bản'});
  await dialog.getByRole('status').filter({hasText: 'Chỉ khác dấu câu.'}).waitFor();
  assert.deepEqual([...new Set(await dialog.locator('del').allInnerTexts())], [',']);
  assert.equal(await dialog.locator('ins').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('a comment says of which version it is, and is answered where it stands', async () => {
  const made = await paper();
  const id = await twoVersions(made);
  await desk.clerk.post(`/drafts/${id}/moves`, {action: 'comment', text: 'Thiếu căn cứ pháp lý'});
  await addVersion(desk.officer, id, await paper());
  await desk.clerk.post(`/drafts/${id}/moves`, {action: 'comment', text: 'Đã đủ căn cứ'});
  const page = await newPage();
  await logIn(page, person('officer'), `/drafts/${id}`);
  const comments = page.locator('.draft-comments');
  const first = comments.locator('.timeline > li', {hasText: 'Thiếu căn cứ pháp lý'});
  await first.locator('.draft-earlier', {hasText: 'Bản 1'}).waitFor();
  await comments.locator('.timeline > li', {hasText: 'Đã đủ căn cứ'}).getByText('Bản 2').waitFor();
  await first.getByRole('button', {name: /^Trả lời góp ý của/}).click();
  await first.getByLabel('Trả lời của bạn').fill('Đã bổ sung ở bản 2');
  await first.getByRole('button', {name: 'Gửi trả lời'}).click();
  await first.locator('.draft-answers li', {hasText: 'Đã bổ sung ở bản 2'}).waitFor();
  await first.getByRole('button', {name: 'Gửi trả lời'}).waitFor({state: 'detached'});
  assert.deepEqual(await axeFindings(page), []);
  const {comments: kept} = await desk.officer.get(`/drafts/${id}`);
  assert.equal(kept.at(-1).answers, kept[0].id);
  assert.deepEqual(page.complaints, []);
});
