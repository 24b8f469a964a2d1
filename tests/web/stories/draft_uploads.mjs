// Files of a draft go up in pieces, as those of the intake do.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {draftToSign, office} from '../office.mjs';
import {ownToken} from '../own_token.mjs';
import {chooseFile, onDisk, paper} from '../paper.mjs';
import {MIB, offsetsOf, PIECE, uploadTakenBack, watchPieces} from '../pieces.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

const bar = (page) => page.locator('.upload-bar [role=progressbar]');

/** The page of a new draft of the officer, with a PDF of 18 MiB chosen for its first version. */
async function chosen() {
  const {id} = await desk.officer.post('/drafts', {type: 'KH', subject: 'Kế hoạch có phụ lục lớn'});
  const page = await newPage();
  await logIn(page, person('officer'), `/drafts/${id}`);
  await settle(page);
  const {name, bytes} = await paper();
  const size = bytes.length + 2 + 18 * MIB;
  const path = onDisk(name, Buffer.concat([bytes, Buffer.from('\n%'), randomBytes(18 * MIB)]));
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp cho bản mới'}), path);
  return {id, page, size, path, save: page.getByRole('button', {name: 'Lưu bản mới'})};
}

test('a version whose connection is cut goes on where it stood', async () => {
  const {id, page, size, save} = await chosen();
  const taken = await watchPieces(page, async (count) => {
    if (count === 3) await page.context().setOffline(true);
    return true;
  });
  await save.click();
  await page.getByText('Mất kết nối', {exact: false}).first().waitFor();
  assert.deepEqual(taken, [0, PIECE], 'two pieces arrived before the cut');
  assert.ok(Number(await bar(page).getAttribute('aria-valuenow')) > 0, 'it still says how far it is');
  assert.deepEqual(await axeFindings(page), []);
  await page.context().setOffline(false);
  await page.getByText('Bản 1', {exact: true}).first().waitFor({timeout: 60_000});
  assert.deepEqual(taken, offsetsOf(size), 'every piece arrived once');
  await bar(page).waitFor({state: 'detached'});
  const {versions} = await desk.officer.get(`/drafts/${id}`);
  assert.equal(versions[0].files[0].size, size);
  const {items} = await desk.clerk.get('/intake?state=waiting&limit=200');
  assert.ok(items.every(({files}) => files[0]?.size !== size), 'nothing of it waits at the desk of the clerk');
  assert.deepEqual(page.complaints, []);
});

test('a version is stopped, and nothing of it stays: the same file goes up from its beginning', async () => {
  const {id, page, size, path, save} = await chosen();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  const taken = await watchPieces(page, async (count) => {
    if (count === 3) await held;
    return true;
  });
  await save.click();
  await page.waitForFunction(() => Number(document.querySelector('.upload-bar [role=progressbar]')?.getAttribute('aria-valuenow')) >= 40);
  const removed = uploadTakenBack(page);
  await page.getByRole('button', {name: 'Dừng'}).click();
  await bar(page).waitFor({state: 'detached'});
  await assert.rejects(desk.officer.get(`/uploads/${await removed}`), /: 404 /);
  goOn();
  assert.equal(await page.locator('.problem-alert').count(), 0, 'to stop is no error');
  assert.equal((await desk.officer.get(`/drafts/${id}`)).versions.length, 0);

  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp cho bản mới'}), path);
  await save.click();
  await page.getByText('Bản 1', {exact: true}).first().waitFor({timeout: 60_000});
  assert.deepEqual(taken, [0, PIECE, ...offsetsOf(size)]);
  assert.equal((await desk.officer.get(`/drafts/${id}`)).versions[0].files[0].size, size);
  assert.deepEqual(page.complaints, []);
});

test('who leaves the page of a draft while its version goes up makes none', async () => {
  const {id, page, save} = await chosen();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await watchPieces(page, async (count) => {
    if (count === 2) await held;
    return true;
  });
  await save.click();
  await page.waitForFunction(() => Number(document.querySelector('.upload-bar [role=progressbar]')?.getAttribute('aria-valuenow')) >= 20);
  const removed = uploadTakenBack(page);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.getByRole('dialog', {name: 'Rời trang khi chưa lưu?'}).getByRole('button', {name: 'Rời trang'}).click();
  await page.waitForURL(/\/documents/);
  await removed;
  goOn();
  assert.equal((await desk.officer.get(`/drafts/${id}`)).versions.length, 0);
  assert.deepEqual(page.complaints, []);
});

test('a version that was on its way when the page was closed goes on when the same file is given again', async () => {
  const {id, page: first, size, path, save} = await chosen();
  let reach;
  const reached = new Promise((resolve) => (reach = resolve));
  const before = await watchPieces(first, async (count) => {
    if (count < 3) return true;
    reach();
    return false;
  });
  await save.click();
  await reached;
  const page = await first.context().newPage();
  await first.close();
  assert.deepEqual(before, [0, PIECE]);

  await page.goto(first.url());
  await settle(page);
  const later = await watchPieces(page);
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp cho bản mới'}), path);
  await page.getByRole('button', {name: 'Lưu bản mới'}).click();
  await page.getByText('Bản 1', {exact: true}).first().waitFor({timeout: 60_000});
  assert.deepEqual([...before, ...later], offsetsOf(size), 'what had arrived was not sent again');
  assert.equal((await desk.officer.get(`/drafts/${id}`)).versions[0].files[0].size, size);
});

test('a signed file whose connection is cut goes on, too', async () => {
  const {subject, name, bytes} = await paper();
  const large = Buffer.concat([bytes, Buffer.from('\n')]);
  const id = await draftToSign(desk, {subject, name, bytes: large});
  const page = await newPage();
  await logIn(page, person('leader'), `/drafts/${id}`);
  await settle(page);
  await page.locator('.move-buttons').getByRole('button', {name: 'Ký số'}).click();
  const taken = await watchPieces(page, async (count) => {
    if (count === 1) await page.context().setOffline(true);
    return true;
  });
  await chooseFile(page, page.getByRole('button', {name: 'Nộp tệp đã ký'}), onDisk('da-ky.pdf', ownToken('Lê Văn Mất Mạng').sign(large)));
  await bar(page).waitFor();
  await page.getByText('Mất kết nối', {exact: false}).first().waitFor();
  await page.context().setOffline(false);
  await page.getByText('Đã ký số, thành bản 2').waitFor({timeout: 60_000});
  assert.deepEqual(taken, [0]);
  await page.locator('.draft-moves form').getByRole('button', {name: 'Ghi đã ký'}).click();
  await page.locator('header').getByText('Đã ký', {exact: true}).first().waitFor();
  assert.deepEqual(page.complaints, []);
});

test('who leaves the page while a signed file goes up is asked first', async () => {
  const {subject, name, bytes} = await paper();
  const id = await draftToSign(desk, {subject, name, bytes});
  const page = await newPage();
  await logIn(page, person('leader'), `/drafts/${id}`);
  await settle(page);
  await page.locator('.move-buttons').getByRole('button', {name: 'Ký số'}).click();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await watchPieces(page, async () => {
    await held;
    return true;
  });
  await chooseFile(page, page.getByRole('button', {name: 'Nộp tệp đã ký'}), onDisk('da-ky.pdf', ownToken('Lê Văn Rời Trang').sign(bytes)));
  await bar(page).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  const asked = page.getByRole('dialog', {name: 'Rời trang khi chưa lưu?'});
  await asked.getByRole('button', {name: 'Ở lại'}).click();
  await asked.waitFor({state: 'detached'});
  goOn();
  await page.getByText('Đã ký số, thành bản 2').waitFor({timeout: 60_000});
  assert.deepEqual(page.complaints, []);
});
