// From the signed file to its number, and to those who receive it.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, isByKeyboard, logIn, newPage, person, settle, takeMarked} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller} from '../office.mjs';
import {chooseFile, onDisk, paper} from '../paper.mjs';

after(closeBrowser);

async function openWithFile(page) {
  const made = await paper();
  await logIn(page, person('clerk'), '/outgoing/new');
  await settle(page);
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp văn bản'}), onDisk(made.name, made.bytes));
  await page.locator('.outgoing-fields').waitFor({timeout: 60_000});
  return made;
}

/** What the other unit received under that subject, once it is there. */
async function arrival(receiver, subject) {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const {items} = await receiver.get('/exchange/inbox?state=arrived&limit=50');
    const item = items.find(({document_as_sent: sent}) => sent.subject === subject);
    if (item) return item;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('it did not arrive');
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
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
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

  const item = await arrival(receiver, made.subject);
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
