// The clerk's stories: from a file to its số đến.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, isByKeyboard, logIn, newPage, person, settle, takeMarked, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {drop, paper} from '../paper.mjs';

after(closeBrowser);

/** The form is there, filled with what was read. */
async function formIsOpen(page) {
  await page.locator('.intake-register').waitFor({timeout: 60_000});
  await page.locator('.intake-upload').waitFor({state: 'detached'});
}
/** The panes are those of the line before until the line is marked. */
async function openLine(page, {name}) {
  await page.locator('.intake-rows button', {hasText: name}).click();
  await page.locator('.intake-rows button[aria-current=true]', {hasText: name}).waitFor();
}
const numberOf = async (page) => Number(await page.locator('.intake-saved strong').innerText({timeout: 30_000}));
const focused = (page) => page.evaluate(() => document.activeElement?.id);

test('a clerk registers a dropped PDF by keyboard only', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/work');
  await settle(page);
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL(/\/intake/);
  await settle(page);
  const given = await paper();
  await drop(page, given);
  await formIsOpen(page);
  await page.locator('.page-mark').first().waitFor();
  assert.equal(await page.locator('#code').inputValue(), given.code);

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

// Boxes are for the pointer: the form says the same in words.
test('a box on the page and its field show each other', {skip: isByKeyboard}, async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await drop(page, await paper());
  await formIsOpen(page);
  await reach(page.locator('#subject'));
  await page.locator('.page-mark.active[data-mark=subject]').waitFor();
  await page.locator('[data-mark=issuer]').hover();
  await page.locator('.intake-field.active #issuer_name').waitFor();
  await page.locator('[data-mark=issuer]').click();
  assert.equal(await focused(page), 'issuer_name');
});

test('the same file again is shown beside what is registered, and a new number needs a word', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  const given = await paper();
  await drop(page, given);
  await formIsOpen(page);
  await page.keyboard.press('Control+Enter');
  await numberOf(page);
  await page.goto(`${url}/intake`); // without what was chosen: whatever else waits
  await settle(page);
  await drop(page, given);
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
  await reach(page.locator('#subject'));
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
  await page.locator('#code').fill((await paper()).code);
  await page.locator('#issued_date').fill('20/11/2026');
  await page.locator('#type').fill('Công văn');
  await takeMarked(page);
  await page.locator('#paper_place').fill('Tủ 3, ngăn 2');
  await reach(page.locator('#subject'));
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', {name: 'Phiên làm việc đã hết hạn'});
  await dialog.waitFor();
  assert.equal(await page.locator('#subject').inputValue(), 'Công văn đến bằng giấy');
  await dialog.getByLabel('Mật khẩu').fill(clerk.password);
  await page.keyboard.press('Enter');
  assert.ok((await numberOf(page)) > 0);
});

test('the way back stands for as long as the keyboard is at it, then twelve seconds more; z takes it', async () => {
  const page = await newPage();
  await page.clock.install();
  await logIn(page, person('clerk'), '/intake');
  const given = await paper();
  await drop(page, given);
  await formIsOpen(page);
  const line = page.locator('.intake-rows button', {hasText: given.name});
  const wayBack = page.getByRole('button', {name: 'Hoàn tác'});
  const discard = async () => {
    await page.getByRole('button', {name: 'Loại bỏ'}).click();
    await page.getByRole('textbox', {name: 'Lý do'}).fill('Gửi nhầm');
    await page.keyboard.press('Enter');
    await line.waitFor({state: 'detached'});
    await wayBack.waitFor();
  };
  await discard();
  await reach(wayBack);
  await page.clock.fastForward(60_000);
  await page.keyboard.press('z');
  await openLine(page, given);
  await formIsOpen(page);
  await discard();
  await reach(wayBack);
  await page.clock.fastForward(60_000);
  assert.ok(await wayBack.isVisible());
  await page.keyboard.press('Shift+Tab'); // away from it
  await page.clock.fastForward(13_000);
  await wayBack.waitFor({state: 'detached'});
  // What is withdrawn is not taken by the key either.
  await page.keyboard.press('z');
  await page.locator('.intake-queue').getByText('Đã loại').click();
  await line.waitFor();
});

test('save and next gives the number and opens the next line of the queue', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  const [first, second] = [await paper(), await paper()];
  for (const given of [second, first]) {
    await drop(page, given);
    await page.locator('.intake-rows button', {hasText: given.name}).waitFor({timeout: 60_000});
  }
  await openLine(page, first);
  await formIsOpen(page);
  await page.waitForFunction((code) => document.querySelector('#code')?.value === code, first.code);
  await page.getByRole('button', {name: /^Vào sổ và sang mục sau|^Vào sổ, mục sau/}).click();
  await page.locator('.intake-rows button', {hasText: first.name}).waitFor({state: 'detached'});
  await page.locator('.intake-rows button[aria-current=true]', {hasText: second.name}).waitFor();
  await page.waitForFunction((code) => document.querySelector('#code')?.value === code, second.code);
  assert.deepEqual(page.complaints, []);
});

test('an item is discarded with a reason and put back', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  const given = await paper();
  await drop(page, given);
  await formIsOpen(page);
  const line = page.locator('.intake-rows button', {hasText: given.name});
  const discard = async () => {
    await page.getByRole('button', {name: 'Loại bỏ'}).click();
    await page.getByRole('textbox', {name: 'Lý do'}).fill('Gửi nhầm');
    await page.keyboard.press('Enter');
    await line.waitFor({state: 'detached'});
  };
  await discard();
  await page.getByRole('button', {name: 'Hoàn tác'}).click();
  await openLine(page, given);
  await formIsOpen(page);
  await discard();
  await page.locator('.intake-queue').getByText('Đã loại').click();
  await openLine(page, given);
  await page.getByRole('button', {name: 'Lấy lại'}).click();
  await line.waitFor({state: 'detached'});
  await page.locator('.intake-queue').getByText('Đang chờ').click();
  await line.waitFor();
});

test('what papers of one kind have in common is copied to the next one', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake?item=paper&step=form');
  const {subject, code} = await paper();
  await page.locator('#issuer_name').fill('Hội Người cao tuổi');
  await page.locator('#code').fill(code);
  await page.locator('#issued_date').fill('03/11/2026');
  await page.locator('#type').fill('Kế hoạch');
  await takeMarked(page);
  await page.locator('#subject').fill(subject);
  await page.locator('#paper_place').fill('Tủ 5');
  await page.locator('#subject').press('Alt+c');
  const first = await numberOf(page);
  // The form is there again: what stays the same is filled in, what is another on each paper is not.
  await page.waitForFunction(() => document.querySelector('#code')?.value === '');
  for (const [field, value] of [['issuer_name', 'Hội Người cao tuổi'], ['issued_date', '03/11/2026'], ['subject', subject], ['paper_place', 'Tủ 5']])
    assert.equal(await page.locator(`#${field}`).inputValue(), value, field);
  assert.equal(await focused(page), 'issuer_name');
  await page.locator('#code').fill(`${Number(code.split('/')[0]) + 1}/KH-HNCT`);
  await page.locator('#code').press('Control+Enter');
  await page.waitForFunction((number) => Number(document.querySelector('.intake-saved strong')?.innerText) === number, first + 1);
  assert.deepEqual(page.complaints, []);
});

test('the channel filter of the queue asks the server, so that it shows no empty page while more wait', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const [asked] = await Promise.all([
    page.waitForRequest((request) => /\/api\/v1\/intake\?.*channel=folder/.test(request.url())),
    page.goto(`${url}/intake?channel=folder`),
  ]);
  assert.match(asked.url(), /state=waiting/);
  await settle(page);
  const exchange = page.waitForRequest((request) => request.url().includes('/exchange/inbox?'));
  const others = [];
  page.on('request', (request) => /\/api\/v1\/intake\?/.test(request.url()) && others.push(request.url()));
  await page.goto(`${url}/intake?channel=exchange`);
  await exchange;
  await settle(page);
  assert.deepEqual(others, [], 'of the exchange there is nothing in the list of channels');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
