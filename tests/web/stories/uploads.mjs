// A large file goes up in pieces: nothing that arrived is sent again.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {after, test} from 'node:test';
import {closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {caller} from '../office.mjs';
import {chooseFile, drop, onDisk, paper} from '../paper.mjs';
import {MIB, offsetsOf, PIECE, uploadTakenBack, watchPieces} from '../pieces.mjs';

after(closeBrowser);

/** A PDF of 30 MiB; what stands behind its end is not looked at. */
async function largeFile() {
  const {name, bytes} = await paper();
  return {name, path: onDisk(name, Buffer.concat([bytes, Buffer.from('\n%'), randomBytes(30 * MIB)])), size: bytes.length + 2 + 30 * MIB};
}

const give = (page, path) => chooseFile(page, page.getByRole('button', {name: 'Thêm tệp'}), path);
const arrived = async (page, name) => {
  await page.locator('.intake-rows button', {hasText: name}).waitFor({timeout: 60_000});
  await page.locator('.intake-upload').waitFor({state: 'detached'});
};

/** The item has all bytes of the file. */
async function sizeOnServer(page, name) {
  return page.evaluate(async (name) => {
    const {items} = await (await fetch('/api/v1/intake?state=waiting&limit=50')).json();
    return items.find(({files}) => files[0]?.name === name)?.files[0].size;
  }, name);
}

test('a file whose connection is cut goes on where it stood', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const file = await largeFile();
  const taken = await watchPieces(page, async (count) => {
    if (count === 4) await page.context().setOffline(true);
    return true;
  });
  await give(page, file.path);
  await page.getByText('Mất kết nối', {exact: false}).first().waitFor();
  assert.deepEqual(taken, [0, PIECE, 2 * PIECE], 'three pieces arrived before the cut');
  const bar = page.locator('.intake-upload [role=progressbar]');
  assert.ok(Number(await bar.getAttribute('aria-valuenow')) > 0, 'it still says how far it is');
  await page.context().setOffline(false);
  await arrived(page, file.name);
  assert.deepEqual(taken, offsetsOf(file.size), 'every piece arrived once');
  assert.equal(await sizeOnServer(page, file.name), file.size);
  assert.deepEqual(page.complaints, []);
});

test('a page that was closed goes on when the same file is given again', async () => {
  const first = await newPage();
  await logIn(first, person('clerk'), '/intake');
  await settle(first);
  const file = await largeFile();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  const before = await watchPieces(first, async (count) => {
    if (count < 4) return true;
    goOn();
    return false;
  });
  await give(first, file.path);
  await held;
  const page = await first.context().newPage();
  await first.close();
  assert.deepEqual(before, [0, PIECE, 2 * PIECE]);

  await page.goto(first.url());
  await settle(page);
  const later = await watchPieces(page);
  await give(page, file.path);
  await arrived(page, file.name);
  assert.deepEqual([...before, ...later], offsetsOf(file.size), 'what had arrived was not sent again');
  assert.equal(await sizeOnServer(page, file.name), file.size);
});

test('a file that is stopped does not stay on the server', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const file = await largeFile();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await watchPieces(page, async (count) => {
    if (count === 3) await held;
    return true;
  });
  await give(page, file.path);
  const bar = page.locator('.intake-upload', {hasText: file.name});
  await page.waitForFunction(() => Number(document.querySelector('.intake-upload [role=progressbar]')?.getAttribute('aria-valuenow')) >= 20);
  const removed = uploadTakenBack(page);
  await bar.getByRole('button', {name: 'Hủy'}).click();
  await bar.waitFor({state: 'detached'});
  await assert.rejects((await caller(person('clerk'))).get(`/uploads/${await removed}`), /: 404 /);
  goOn();
  assert.deepEqual(page.complaints, []);
});

test('a file that is dropped on another page leads a clerk to the intake, and goes up while one looks elsewhere', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/documents');
  await settle(page);
  const given = await paper();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await page.route('**/api/v1/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await held;
    await route.continue().catch(() => {});
  });
  await drop(page, given);
  await page.waitForURL(/\/intake/);
  const bar = page.locator('.intake-upload', {hasText: given.name});
  await bar.waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.waitForURL(/\/documents/);
  await page.goBack();
  await bar.waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.waitForURL(/\/documents/);
  goOn();
  await page.goBack();
  await page.locator('.intake-rows button', {hasText: given.name}).waitFor({timeout: 60_000});
  assert.deepEqual(page.complaints, []);
});
