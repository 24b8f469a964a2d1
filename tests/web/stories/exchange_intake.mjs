// A clerk decides on what came by the exchange; the sender sees how.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {sent, taken} from '../sendings.mjs';

after(closeBrowser);

const SIGNED = new URL('../../../../shared/data/office_files/signed/06-bct.signed.pdf', import.meta.url).pathname;

/** Waits in the queue and opens it with the keys of the list. */
async function openByKeys(page, subject) {
  const line = page.locator('.intake-rows li', {hasText: subject});
  await line.waitFor({timeout: 60_000});
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('j');
    if (/next|chosen/.test((await line.getAttribute('class')) ?? '')) break;
  }
  await page.keyboard.press('Enter');
  await page.locator('.intake-register').waitFor({timeout: 60_000});
}

const boardOf = async (who, subject) => {
  const page = await newPage();
  await logIn(page, who, '/exchange');
  const row = page.locator('.row-list .exchange-row', {hasText: subject}).first();
  return {page, row};
};

test('a clerk reads what came by the exchange and accepts it with a số đến, by keyboard', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const came = await sent();
  await openByKeys(page, came.subject);

  // The file is there before anybody decided, with boxes where it says what the sender says.
  await page.locator('.pdf canvas').first().waitFor();
  await page.locator('.page-mark[data-mark=subject]').waitFor();
  await page.locator('.intake-mark.same').first().waitFor();
  assert.equal(await page.locator('.page-mark.look[data-mark=subject]').count(), 0);
  await page.getByText('Không có chữ ký số').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await page.locator('#subject').inputValue(), came.subject);
  assert.equal(await page.locator('#signer_name').inputValue(), 'Nguyễn Văn Tiến');

  await page.keyboard.press('Control+Enter');
  const number = await page.locator('.intake-saved strong').innerText({timeout: 30_000});
  assert.ok(Number(number) > 0);
  assert.deepEqual(page.complaints, []);

  const board = await boardOf(person('clerk', 2), came.subject);
  await board.row.filter({hasText: 'Đã tiếp nhận'}).waitFor();
  const {deliveries} = await came.sender.get(`/documents/${came.document.id}/deliveries`);
  assert.equal(deliveries[0].status_code, '03');
  assert.equal(deliveries[0].arrival_number, number);
});

test('what the sender says is shown beside what the file says', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const came = await sent({signer: {name: 'Trần Thị Lụa'}});
  await openByKeys(page, came.subject);
  const field = page.locator('.intake-field.look', {has: page.locator('#signer_name')});
  await field.getByText('Trong tệp: Nguyễn Văn Tiến').waitFor();
  await page.locator('.page-mark.look[data-mark=signer]').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
});

test('a clerk sees who signed, refuses with a reason, and the sender reads it', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await settle(page);
  const came = await sent({}, existsSync(SIGNED) ? readFileSync(SIGNED) : null);
  await openByKeys(page, came.subject);
  if (existsSync(SIGNED)) {
    const signatures = page.getByRole('region', {name: 'Chữ ký số'});
    await signatures.getByText('CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ').waitFor();
    assert.match(await signatures.innerText(), /Toàn vẹn/);
  }
  await reach(page.getByRole('button', {name: 'Từ chối'}));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'Từ chối văn bản này?'});
  await dialog.getByRole('textbox', {name: 'Lý do'}).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Không thuộc thẩm quyền, đề nghị gửi Sở Tài chính');
  await page.keyboard.press('Enter');
  await dialog.waitFor({state: 'hidden'});
  await page.locator('.intake-rows li', {hasText: came.subject}).waitFor({state: 'detached'});

  const board = await boardOf(person('clerk', 2), came.subject);
  await board.row.filter({hasText: 'Bị từ chối'}).waitFor();
  assert.match(await board.row.innerText(), /Không thuộc thẩm quyền, đề nghị gửi Sở Tài chính/);
  const {deliveries} = await came.sender.get(`/documents/${came.document.id}/deliveries`);
  assert.equal(deliveries[0].status_code, '02');
  assert.deepEqual(page.complaints, []);
});

/** Opens the line of the queue that says so. */
async function openLine(page, subject, about) {
  const line = page.locator('.intake-rows li', {hasText: subject}).filter({hasText: about});
  await line.waitFor({timeout: 60_000});
  await line.getByRole('button').click();
}
test('a recall of what is registered waits in the queue; the clerk says no with a reason, and the sender reads it', async () => {
  const came = await sent();
  const {document} = await taken(came.subject);
  await came.sender.post(`/documents/${came.document.id}/recall`, {reason: 'Ban hành sai thẩm quyền'});

  const page = await newPage();
  await logIn(page, person('clerk'), `/documents/${document}?tab=handling`);
  await page.getByText('Bên gửi muốn thu hồi văn bản này: Ban hành sai thẩm quyền.').waitFor();
  await page.goto(`${url}/exchange?tab=inbox`);
  const row = page.locator('.row-list .exchange-row', {hasText: came.subject});
  await row.getByRole('link', {name: 'Trả lời thu hồi'}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await page.goto(`${url}/intake`);
  await openLine(page, came.subject, 'Bên gửi yêu cầu thu hồi');
  await page.getByText('muốn thu hồi văn bản đã vào sổ: Ban hành sai thẩm quyền').waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Không đồng ý'}).click();
  const dialog = page.getByRole('dialog', {name: /Không đồng ý thu hồi/});
  await dialog.getByText('trạng thái 16').waitFor();
  await dialog.getByRole('button', {name: 'Không đồng ý'}).click();
  await dialog.getByText('Hãy nêu lý do').waitFor();
  await dialog.getByLabel('Lý do').fill('Đã giải quyết xong');
  await dialog.getByRole('button', {name: 'Không đồng ý'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.locator('.intake-rows li', {hasText: came.subject}).waitFor({state: 'detached'});
  const {deliveries} = await came.sender.get(`/documents/${came.document.id}/deliveries`);
  assert.equal(deliveries[0].recall.state, 'refused');
  assert.equal(deliveries[0].recall.answer, 'Đã giải quyết xong');
  assert.deepEqual(page.complaints, []);
});

test('a clerk agrees to a recall: the document stands still', async () => {
  const came = await sent();
  const {receiver, document, item} = await taken(came.subject);
  await came.sender.post(`/documents/${came.document.id}/recall`, {reason: 'Sai phụ lục'});
  const page = await newPage();
  await logIn(page, person('clerk'), `/intake?item=inbox-${item}&step=form`);
  await page.getByRole('button', {name: 'Đồng ý thu hồi'}).click();
  const dialog = page.getByRole('dialog', {name: /Đồng ý thu hồi/});
  await dialog.getByText('không hoàn tác được').waitFor();
  await dialog.getByRole('button', {name: 'Đồng ý thu hồi'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.waitForURL((address) => !address.href.includes(`inbox-${item}`));
  assert.equal((await receiver.get(`/documents/${document}/handling`)).recalled, true);
  assert.deepEqual(page.complaints, []);
});

test('a sender tells what it corrected; the receiver sees both and agrees without choosing a book', async () => {
  const came = await sent();
  const {receiver, document} = await taken(came.subject);
  const better = `${came.subject} (đã sửa)`;
  await came.sender.patch(`/documents/${came.document.id}`, {subject: better, reason: 'Gõ nhầm'});

  const sender = await newPage();
  await logIn(sender, person('clerk', 2), `/documents/${came.document.id}?tab=deliveries`);
  await sender.getByRole('button', {name: 'Gửi cập nhật'}).click();
  const dialog = sender.getByRole('dialog', {name: /Gửi cập nhật của/});
  await dialog.getByText('1 nơi nhận được báo').waitFor();
  await dialog.getByRole('button', {name: 'Gửi cập nhật'}).click();
  await dialog.getByText('Hãy nêu lý do').waitFor();
  assert.deepEqual(await axeFindings(sender), []);
  await dialog.getByLabel('Lý do cập nhật').fill('Sửa trích yếu');
  await dialog.getByRole('button', {name: 'Gửi cập nhật'}).click();
  await dialog.waitFor({state: 'hidden'});

  const page = await newPage();
  await logIn(page, person('clerk'), '/intake');
  await openLine(page, better, 'Cập nhật');
  await page.locator('.intake-preview td', {hasText: better}).waitFor();
  await page.getByText('Sửa trích yếu').waitFor();
  assert.equal(await page.getByLabel('Sổ').count(), 0, 'an update enters no book');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const agree = page.getByRole('button', {name: 'Đồng ý cập nhật'});
  await page.setViewportSize({width: 390, height: 844});
  await page.getByRole('radio', {name: 'Đăng ký'}).waitFor({state: 'attached'});
  const reason = await page.getByText('Sửa trích yếu', {exact: true}).boundingBox();
  assert.ok(reason.y + reason.height <= (await agree.boundingBox()).y, 'on a phone, too, the reason stands above the answer');
  await page.setViewportSize({width: 1440, height: 900});
  await agree.click();
  await page.locator('.intake-rows li', {hasText: better}).waitFor({state: 'detached'});
  assert.equal((await receiver.get(`/documents/${document}`)).subject, better);
  await sender.locator('.timeline', {hasText: 'Cập nhật: Đồng ý cập nhật'}).waitFor();
  assert.deepEqual([...page.complaints, ...sender.complaints], []);
});
