// From the signed file to its number, and to those who receive it.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {eventually} from '../eventually.mjs';
import {axeFindings, closeBrowser, isByKeyboard, logIn, newPage, person, settle, takeMarked, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller} from '../office.mjs';
import {chooseFile, onDisk, paper} from '../paper.mjs';
import {arrived} from '../sendings.mjs';

after(closeBrowser);

async function openWithFile(page) {
  await logIn(page, person('clerk'), '/outgoing/new');
  return giveFile(page);
}

async function openAgain(page) {
  await page.goto(`${url}/outgoing/new`);
  return giveFile(page);
}

async function giveFile(page) {
  const made = await paper();
  await settle(page);
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp văn bản'}), onDisk(made.name, made.bytes));
  await page.locator('.outgoing-fields').waitFor({timeout: 60_000});
  return made;
}

test('what the form check found stands on the page, and list and page show each other', async () => {
  const page = await newPage();
  await openWithFile(page);
  await page.locator('.pdf canvas').first().waitFor();
  const findings = page.locator('.outgoing-check li button');
  await page.locator('.page-mark').first().waitFor();
  const count = await findings.count();
  assert.ok(count > 0, 'the paper has faults with a place');
  // Every one that can be reached by Tab shows its place.
  for (let place = 0; place < count; place += 1) {
    await reach(findings.nth(place));
    await page.locator('.page-mark.active span').waitFor();
    const label = await page.locator('.page-mark.active span').innerText();
    const words = await findings.nth(place).locator('strong').innerText();
    assert.ok(label.split('; ').some((each) => words.endsWith(each)), `${words} is marked as ${label}`);
  }
  if (!isByKeyboard) {
    // Boxes are for the pointer.
    const mark = page.locator('.page-mark').first();
    await mark.hover();
    await page.locator('.outgoing-check li.active').waitFor();
    await mark.click();
    assert.match(await page.evaluate(() => document.activeElement?.id ?? ''), /^finding-\d+$/);
  }
  // How much there is stands above the button that takes the number, too.
  await page.locator('.outgoing-summary').getByText(/\d+ lỗi, \d+ cảnh báo/).waitFor();
  await page.getByRole('button', {name: 'Xem các chỗ cần sửa'}).click();
  assert.ok(await page.locator('.outgoing-check').evaluate((list) => list.getBoundingClientRect().top < innerHeight));
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a file that is not issued in the end does not wait at the intake; it can be put back there', async () => {
  const clerk = await caller(person('clerk'));
  const holds = async (state, name) => {
    const {items} = await clerk.get(`/intake?state=${state}&limit=100`);
    return items.some(({files}) => files.some((file) => file.name === name));
  };
  const becomes = (state, name) => eventually(() => holds(state, name), `${name} is ${state}`, {within: 10_000});
  const page = await newPage();
  const first = await openWithFile(page);
  const second = await paper();
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp khác'}), onDisk(second.name, second.bytes));
  await page.locator(`.outgoing-file[aria-label="${second.name}"]`).waitFor({timeout: 60_000});
  await becomes('discarded', first.name);
  assert.ok(!(await holds('discarded', second.name)));

  await page.getByRole('link', {name: 'Văn bản', exact: true}).click();
  await page.getByRole('button', {name: 'Rời trang'}).click();
  await becomes('discarded', second.name);
  assert.ok(!(await holds('waiting', second.name)));

  // What was issued is left alone.
  const third = await openAgain(page);
  await page.getByRole('button', {name: 'Cấp số và vào sổ'}).click();
  await page.locator('.outgoing-issued strong').waitFor({timeout: 30_000});
  await page.getByRole('link', {name: 'Văn bản', exact: true}).click();
  await page.getByRole('heading', {level: 1, name: 'Văn bản'}).waitFor();
  assert.ok(!(await holds('discarded', third.name)));
  assert.deepEqual(page.complaints, []);
});

test('receivers of one name are told apart by the unit above them and their code', async () => {
  const admin = await caller(person('administrator'));
  const {organisations} = await admin.get('/organisations');
  const [one, other] = organisations.filter(({keeps_registry: keeps, code}) => keeps && code);
  const name = `UBND xã Tân Thành ${Date.now() % 100_000}`;
  for (const parent of [one, other])
    await admin.post('/organisations', {name, parent: parent.id, level: 'xa', kind: 'ubnd', keeps_registry: false, interconnected: false});
  const page = await newPage();
  await openWithFile(page);
  await reach(page.locator('#receivers'));
  await page.keyboard.type(name);
  for (const {name: above} of [one, other]) await page.locator('.ant-select-item-option', {hasText: `${name} (${above}`}).waitFor();
  await takeMarked(page);
  await page.locator('.ant-select-selection-item', {hasText: `${name} (`}).waitFor();
});

test('a clerk issues a file by keyboard, sends it, and sees it accepted without loading anew', async () => {
  const receiver = await caller(person('clerk', 2));
  const page = await newPage();
  const made = await openWithFile(page);
  assert.equal(await page.locator('#subject').inputValue(), made.subject);
  await reach(page.locator('#receivers'));
  await page.keyboard.type(receiver.account.organisation_name);
  await takeMarked(page);
  await reach(page.getByRole('button', {name: 'Cấp số và vào sổ'}));
  await page.keyboard.press('Enter');
  await page.locator('.outgoing-issued strong').waitFor({timeout: 30_000});
  assert.match(await page.locator('.outgoing-issued strong').innerText(), /^\d+\/KH-/);

  // The focus comes to sending; a word says what it does.
  await page.locator('.sending-do button:focus').waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'Gửi văn bản qua trục liên thông?'});
  await dialog.getByText('muốn rút lại phải thu hồi').waitFor();
  await reach(dialog.getByRole('button', {name: /Gửi đến 1/}));
  await page.keyboard.press('Enter');
  const receipts = page.getByRole('region', {name: 'Đã đến đâu'});
  await receipts.getByText(receiver.account.organisation_name).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  const item = await arrived(receiver, made.subject);
  const accepted = await receiver.post(`/exchange/inbox/${item.id}/acceptance`, {});
  await receipts.getByText('Đã tiếp nhận').waitFor({timeout: 30_000});
  assert.ok((await receipts.innerText()).includes(accepted.registry_number));
  assert.deepEqual(page.complaints, []);
});

test('another file takes the place of the first and leaves what was typed; what fails or is stopped changes nothing', async () => {
  const page = await newPage();
  await openWithFile(page);
  await page.getByLabel('Trích yếu').fill('V/v lời của tôi');
  const signer = page.getByLabel('Người ký');
  assert.equal(await signer.inputValue(), 'Nguyễn Văn Tiến');
  const other = await paper({issuer: 'Sở Tư pháp'});
  const path = onDisk(other.name, other.bytes);
  const give = () => chooseFile(page, page.getByRole('button', {name: 'Chọn tệp khác'}), path);
  const shown = page.locator('.outgoing-file');
  const first = await shown.getAttribute('aria-label');

  await page.route('**/api/v1/form-checks', (route) => route.fulfill({status: 503, contentType: 'application/problem+json', body: '{}'}));
  await give();
  await page.locator('.ant-alert-error, [role=alert]').first().waitFor({timeout: 60_000});
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'V/v lời của tôi');
  assert.equal(await shown.getAttribute('aria-label'), first);
  await page.unroute('**/api/v1/form-checks');

  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await page.route('**/api/v1/form-checks', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await give();
  await page.getByRole('button', {name: 'Dừng'}).click();
  await page.getByRole('button', {name: 'Dừng'}).waitFor({state: 'detached'});
  goOn();
  await page.unroute('**/api/v1/form-checks');
  assert.equal(await shown.getAttribute('aria-label'), first);
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'V/v lời của tôi');

  await give();
  await page.locator(`.outgoing-file[aria-label="${other.name}"]`).waitFor({timeout: 60_000});
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'V/v lời của tôi');
  assert.equal(await signer.inputValue(), 'Nguyễn Văn Tiến');
});
