// Long work is stopped by whoever began it, and leaves nothing half done that is not told.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, logIn, newPage, person, settle, takeMarked} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

/** Requests to that place wait until they are let go. */
async function hold(page, place) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route(place, async (route) => {
    await held;
    await route.continue().catch(() => {}); // It may be stopped by now.
  });
  return letGo;
}

test('a verification is stopped, and says that it was', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/system');
  await settle(page);
  await page.getByRole('button', {name: 'Bắt đầu kiểm tra'}).click();
  await page.getByRole('button', {name: 'Dừng kiểm tra'}).click();
  await page.getByRole('status').filter({hasText: 'Đã dừng giữa chừng'}).waitFor({timeout: 60_000});
  await page.getByRole('button', {name: 'Bắt đầu kiểm tra'}).waitFor();
  assert.equal(await page.locator('.problem-alert').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('putting many documents into a case file is stopped in the middle, and it is told how many are there', async () => {
  const officer = await caller(person('officer'));
  const file = await officer.post('/case-files', {title: `Dừng giữa chừng ${Date.now()}`, notation: 'DGC', retention: '5'});
  const page = await newPage();
  await logIn(page, person('officer'), '/search?q=kế hoạch');
  await page.locator('.search-head').waitFor();
  await settle(page);
  let taken = 0;
  await page.route('**/case-files/*/documents', async (route) => {
    taken += 1;
    if (taken <= 3) return route.continue();
    // The fourth is on its way for as long as nobody stops it.
  });
  await page.getByRole('button', {name: /^Chọn cả/}).click();
  await page.getByRole('button', {name: 'Đưa vào hồ sơ'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(file.title);
  await takeMarked(page);
  await dialog.getByRole('button', {name: 'Đưa vào hồ sơ'}).click();
  while (taken < 4) await page.waitForEvent('request');
  await dialog.getByRole('button', {name: 'Dừng'}).click();
  await dialog.getByText(/^Đã đưa [0-3]\/[\d.]+ văn bản/).waitFor();
  const {document_total: there} = await officer.get(`/case-files/${file.id}`);
  assert.ok(there <= 3);
  assert.match(await dialog.innerText(), new RegExp(`Đã đưa ${there}/`));
  assert.deepEqual(page.complaints, []);
});

test('the download of a report is stopped, and nothing is saved', async () => {
  const page = await newPage();
  let isSaved = false;
  page.on('download', () => (isSaved = true));
  await logIn(page, person('leader'), '/reports');
  await settle(page);
  const letGo = await hold(page, /\/api\/v1\/.*format=xlsx/);
  const button = page.getByRole('button', {name: /XLSX/});
  await button.click();
  await page.getByRole('button', {name: 'Dừng', exact: true}).click();
  await page.getByRole('button', {name: 'Dừng', exact: true}).waitFor({state: 'detached'});
  letGo();
  await settle(page);
  assert.equal(await page.locator('.problem-alert').count(), 0, 'who stops it is told of no problem');
  assert.equal(isSaved, false);
  await page.unroute(/\/api\/v1\/.*format=xlsx/);
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  assert.deepEqual(page.complaints, []);
});
