// Words that were begun are not lost by looking elsewhere, nor by what colleagues do meanwhile.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {draftToSign, office} from '../office.mjs';
import {paper} from '../paper.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

test('a report that was begun is still there after a look at other work and at another page', async () => {
  const page = await newPage();
  await logIn(page, person('officer'), '/work?kind=assignment');
  await settle(page);
  const lines = page.locator('.work-list li button');
  const words = page.getByLabel('Kết quả đã làm');
  const report = page.getByRole('button', {name: 'Báo xong'});
  await lines.first().click();
  await report.click();
  await words.fill('Đã trả lời, đang chờ');
  await page.getByRole('button', {name: 'Hủy'}).click();
  await report.click();
  assert.equal(await words.inputValue(), 'Đã trả lời, đang chờ');

  await lines.nth(1).click();
  await report.click();
  assert.equal(await words.inputValue(), '', 'the words are of the other item');
  await page.keyboard.press('Escape');
  await page.locator('nav').getByRole('link', {name: 'Dự thảo'}).first().click();
  await page.waitForURL(/\/drafts/);
  await page.goBack();
  await settle(page);
  await lines.first().click();
  await report.click();
  assert.equal(await words.inputValue(), 'Đã trả lời, đang chờ');
});

test('what a colleague says meanwhile does not wipe a comment that is being typed', async () => {
  const {bytes} = await paper();
  const draft = await draftToSign(desk, {subject: 'Kế hoạch có nhiều góp ý', name: 'ke-hoach.pdf', bytes});
  const page = await newPage();
  await logIn(page, person('officer'), `/drafts/${draft}`);
  await settle(page);
  const box = page.getByLabel('Góp ý của bạn');
  await box.fill('Phần hai cần viết lại');
  await desk.clerk.post(`/drafts/${draft}/moves`, {action: 'comment', text: 'Thiếu căn cứ'});
  await page.locator('.timeline', {hasText: 'Thiếu căn cứ'}).waitFor();
  assert.equal(await box.inputValue(), 'Phần hai cần viết lại');

  await page.getByRole('button', {name: 'Gửi góp ý'}).click();
  await page.locator('.timeline', {hasText: 'Phần hai cần viết lại'}).waitFor();
  await page.waitForFunction(() => document.querySelector('.draft-side textarea')?.value === '');
  assert.deepEqual(page.complaints, []);
});
