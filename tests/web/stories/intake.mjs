// The clerk's stories: from a file to its số đến.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';

after(closeBrowser);

const files = new URL('../../../../shared/data/office_files/', import.meta.url);
const pathOf = (name) => new URL(name, files).pathname;
const has = (...names) => names.every((name) => existsSync(pathOf(name)));
const skipUnless = (...names) => (has(...names) ? false : 'needs ../shared/data/office_files');

/** Drops files on the page, as the mouse does. */
async function drop(page, ...names) {
  const given = names.map((name) => ({
    name: basename(name), type: name.endsWith('.pdf') ? 'application/pdf' : '', bytes: readFileSync(pathOf(name)).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const {name, type, bytes} of all)
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, {type}));
    return data;
  }, given);
  await page.dispatchEvent('body', 'drop', {dataTransfer: transfer});
}

/** The form is there, filled with what was read. */
async function formIsOpen(page) {
  await page.locator('.intake-register').waitFor({timeout: 60_000});
  await page.locator('.intake-upload').waitFor({state: 'detached'});
}
const numberOf = async (page) => Number(await page.locator('.intake-saved strong').innerText({timeout: 30_000}));
const focused = (page) => page.evaluate(() => document.activeElement?.id);

const SIGNED = 'signed/163-tb-vpcp.signed.pdf';
const OTHER = 'signed/153-tb-vpcp.signed.pdf';

test('a clerk registers a dropped PDF by keyboard only', {skip: skipUnless(SIGNED)}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/work');
  await settle(page);
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL(/\/intake/);
  await page.getByText('Không có gì chờ tiếp nhận').waitFor();
  await drop(page, SIGNED);
  await formIsOpen(page);
  await page.locator('.page-mark').first().waitFor();

  assert.ok(await focused(page), 'the focus is in the first field to look at, or on the button');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Control+Enter');
  assert.ok((await numberOf(page)) > 0);
  assert.deepEqual(await axeFindings(page), []);

  // It is in the register with its file, and what is printed for it is a PDF.
  const id = await page.locator('.intake-saved p a').getAttribute('href').then((href) => href.match(/\d+$/)[0]);
  const found = await page.evaluate(async (document) => (await fetch(`/api/v1/documents/${document}`)).json(), id);
  assert.equal(found.files.length, 1);
  for (const href of await page.locator('.intake-saved li a').evaluateAll((links) => links.map((link) => link.href))) {
    const answer = await page.context().request.get(href);
    assert.equal(answer.headers()['content-type'], 'application/pdf', href);
  }
  assert.deepEqual(page.complaints, []);
});

test('a box on the page and its field show each other', {skip: skipUnless(OTHER)}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await drop(page, OTHER);
  await formIsOpen(page);
  await page.locator('#subject').focus();
  await page.locator('.page-mark.active[data-mark=subject]').waitFor();
  await page.locator('[data-mark=issuer]').hover();
  await page.locator('.intake-field.active #issuer_name').waitFor();
  await page.locator('[data-mark=issuer]').click();
  assert.equal(await focused(page), 'issuer_name');
});

test('the same file again is shown beside what is registered, and a new number needs a word', {skip: skipUnless(SIGNED)}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await drop(page, SIGNED);
  await formIsOpen(page);
  await page.locator('.intake-duplicates').waitFor({timeout: 60_000});
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', {name: 'Văn bản này có thể đã vào sổ'});
  await dialog.getByText('một số đến mới').waitFor();
  assert.equal(await dialog.getByRole('columnheader', {name: 'Đã đăng ký'}).count(), 1);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Enter'); // the focus is on going back
  await dialog.waitFor({state: 'hidden'});
  assert.equal(await page.locator('.intake-saved').count(), 0);
  await page.locator('#subject').focus();
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', {name: 'Vẫn đăng ký, lấy số mới'}).click();
  assert.ok((await numberOf(page)) > 0);
});

test('bad input is told at its field and nothing typed is lost', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake?item=paper&step=form');
  await page.locator('#subject').fill('Giấy mời họp');
  await page.locator('#issued_date').fill('40/13/2026');
  await page.locator('#code').fill('12/GM-UBND');
  await page.locator('#code').press('Control+Enter');
  const alert = page.locator('.ant-form-item-explain-error, .problem-alert');
  await alert.first().waitFor();
  assert.ok((await page.locator('.ant-form-item-explain-error').count()) > 0, 'the message stands at a field');
  assert.equal(await page.locator('#subject').inputValue(), 'Giấy mời họp');
  assert.equal(await page.locator('#code').inputValue(), '12/GM-UBND');
});

test('a login that ends in the middle keeps the form, and saving goes on', async () => {
  const page = await newPage();
  const clerk = person('clerk');
  await logIn(page, clerk, '/intake?item=paper&step=form');
  await page.locator('#issuer_name').fill('Hội Khuyến học');
  await page.locator('#subject').fill('Công văn đến bằng giấy');
  await page.locator('#code').fill('77/CV-HKH');
  await page.locator('#issued_date').fill('20/11/2026');
  await page.locator('#type').fill('Công văn');
  await page.keyboard.press('Enter');
  await page.locator('#paper_place').fill('Tủ 3, ngăn 2');
  await page.context().clearCookies();
  await page.locator('#subject').press('Control+Enter');
  const dialog = page.getByRole('dialog', {name: 'Phiên làm việc đã hết hạn'});
  await dialog.waitFor();
  assert.equal(await page.locator('#subject').inputValue(), 'Công văn đến bằng giấy');
  await dialog.getByLabel('Mật khẩu').fill(clerk.password);
  await page.keyboard.press('Enter');
  assert.ok((await numberOf(page)) > 0);
});

test('an item is discarded with a reason and put back', {skip: skipUnless(OTHER)}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await page.locator('.intake-rows button').first().click();
  await formIsOpen(page);
  await page.getByRole('button', {name: 'Loại bỏ'}).click();
  await page.getByRole('textbox', {name: 'Lý do'}).fill('Gửi nhầm');
  await page.keyboard.press('Enter');
  await page.locator('.intake-rows').waitFor({state: 'detached'});
  await page.getByText('Đã loại').first().click();
  await page.locator('.intake-rows button').first().click();
  await page.getByRole('button', {name: 'Lấy lại'}).click();
  await page.locator('.intake-queue').getByText('Đang chờ').click();
  await page.locator('.intake-rows button').first().waitFor();
});
