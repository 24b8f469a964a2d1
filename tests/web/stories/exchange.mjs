import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {caller} from '../office.mjs';
import {sent} from '../sendings.mjs';

after(closeBrowser);

const call = (page, path, body) =>
  page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(path, body && {
        method: 'POST',
        headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()},
        body: JSON.stringify(body),
      });
      return {status: answer.status, json: await answer.json().catch(() => null)};
    },
    [path, body],
  );

test('a refused delivery stands on top with its reason, is sent again, and its document is recalled', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/exchange');
  await settle(page);
  const sent = await call(page, '/api/v1/exchange/deliveries?limit=1&state=refused');
  assert.equal(sent.status, 200);
  const [refused] = sent.json.items;
  assert.ok(refused, 'the demo has a refused delivery');
  const row = page.locator('.exchange-troubled .exchange-row', {hasText: refused.document_code}).filter({hasText: 'Bị từ chối'}).first();
  await row.waitFor();
  assert.match(await row.innerText(), /Hãy sửa theo lý do rồi gửi lại/);
  assert.ok((await row.innerText()).includes(refused.delivery.reason));
  assert.deepEqual(await axeFindings(page), []);

  const before = await page.locator('.exchange-troubled .exchange-row').count();
  await row.getByRole('button', {name: 'Gửi lại'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('sẽ nhận một lượt gửi mới').waitFor();
  await dialog.getByRole('button', {name: 'Gửi lại'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.waitForFunction((count) => document.querySelectorAll('.exchange-troubled .exchange-row').length < count, before);

  // The newest delivery in the list is that one; its document is taken back.
  const newest = page.locator('.row-list .exchange-row').first();
  await newest.filter({hasText: refused.document_code}).waitFor();
  await newest.getByRole('button', {name: 'Thu hồi'}).click();
  await dialog.getByText('Việc này không hoàn tác được').waitFor();
  await dialog.locator('.exchange-effects li').nth(1).waitFor(); // it says what happens at each receiver
  await dialog.getByRole('button', {name: /Thu hồi ở/}).click();
  await dialog.getByText('Hãy nêu lý do').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Lý do thu hồi').fill('Sai thẩm quyền ban hành');
  await dialog.getByRole('button', {name: /Thu hồi ở/}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.waitForFunction(() => /thu hồi/i.test(document.querySelector('.row-list .exchange-state')?.textContent ?? ''));
  assert.deepEqual(page.complaints, []);
});

test('deliveries are filtered in the address, by keyboard too', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/exchange?state=accepted');
  await page.locator('.row-list .exchange-row, .empty-state').first().waitFor();
  await settle(page);
  const states = await page.locator('.row-list .exchange-state').allInnerTexts();
  assert.ok(states.length > 0 && states.every((state) => /tiếp nhận|thu hồi/i.test(state)), states.join());
  assert.equal(await page.getByRole('button', {name: 'Gửi lại'}).count(), 0, 'a leader does not send');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\/\d+\?tab=deliveries/);
  await page.goto(`${url}/exchange?state=accepted&from=2090-01-01`);
  await page.getByText('Không có lượt gửi nào phù hợp').waitFor();
  await page.getByRole('button', {name: 'Bỏ lọc'}).click();
  await page.waitForURL(/\/exchange$/);
  assert.deepEqual(page.complaints, []);
});

test('what is stuck stands on top, oldest reason first to be read, with what to do about it', async () => {
  const {sender, document} = await sent({}, null, {from: 1, to: 2});
  const {items} = await sender.get('/exchange/deliveries?limit=50');
  const [listed] = items.filter(({delivery}) => delivery.document === document.id);
  const {arrived_at: _arrived, ...delivery} = listed.delivery;
  const stuck = {...listed, delivery: {...delivery, state: 'sent', state_label: 'Đã gửi', queued_at: new Date(Date.now() - 7_200_000).toISOString()}};
  const page = await newPage();
  // The server says so of what nobody answered for an hour.
  await page.route('**/exchange/deliveries?*troubled=true*', (route) => route.fulfill({json: {items: [stuck]}}));
  await logIn(page, person('clerk'), '/exchange');
  const row = page.locator('.exchange-troubled .exchange-row');
  await row.filter({hasText: stuck.document_subject}).waitFor();
  await row.locator('.exchange-reason').last().waitFor();
  await settle(page);
  const top = async (locator) => (await locator.first().boundingBox()).y;
  assert.ok((await top(row)) < (await top(page.locator('.row-list .exchange-row'))), 'above the list of all');
  assert.equal(await row.getByRole('button', {name: 'Gửi lại'}).count(), 0, 'it is still on its way: nothing is sent twice');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('the inbox tells the states of what came', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/exchange?tab=inbox&inbox=accepted');
  await page.locator('.row-list .exchange-row, .empty-state').first().waitFor();
  await settle(page);
  const states = await page.locator('.row-list .exchange-state').allInnerTexts();
  assert.ok(states.every((state) => state === 'Đã tiếp nhận'));
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('an administrator sees who this system is and how the others stand', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/exchange?tab=system');
  await page.getByRole('heading', {name: 'Hệ thống này'}).waitFor();
  await settle(page);
  const made = await call(page, '/api/v1/exchange/peers', {
    name: 'Tỉnh bạn', endpoint: 'tcp://127.0.0.1:9', public_key: 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7', organisation_codes: ['H99'],
  });
  assert.ok([201, 409, 422].includes(made.status));
  await page.reload();
  const peer = page.locator('.exchange-card', {hasText: 'Tỉnh bạn'});
  await peer.waitFor();
  assert.match(await peer.innerText(), /Chưa kết nối[\s\S]*Đang chờ gửi[\s\S]*0 văn bản/);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a clerk sees how the system stands that a delivery of the unit waits for, without its key and address', async () => {
  const [admin, clerk] = await Promise.all([caller(person('administrator')), caller(person('clerk'))]);
  const code = `H9${randomInt(10_000, 99_999)}`;
  await admin.post('/organisations', {name: `Tỉnh ${code}`, code, interconnected: true});
  const key = `Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV${randomInt(1000, 9999)}`;
  await admin.post('/exchange/peers', {name: `Hệ thống ${code}`, endpoint: 'tcp://127.0.0.1:9', public_key: key, organisation_codes: [code]});
  const issued = await clerk.post('/documents', {direction: 'outgoing', type: 'KH', subject: 'Kế hoạch gửi tỉnh bạn', signer: {name: 'Nguyễn Văn Tiến'}});
  await clerk.post(`/documents/${issued.id}/deliveries`, {to: [code]});
  const page = await newPage();
  await logIn(page, person('clerk'), '/exchange');
  await page.getByRole('link', {name: 'Hệ thống liên thông', exact: true}).click();
  const peer = page.locator('.exchange-card', {hasText: `Hệ thống ${code}`});
  await peer.waitFor();
  const shown = await peer.innerText();
  assert.match(shown, /Chưa kết nối được[\s\S]*tự gửi khi có kết nối[\s\S]*1 lượt gửi, lâu nhất từ/);
  assert.ok(!shown.includes(key) && !shown.includes('tcp://'), 'neither key nor address');
  assert.equal(await peer.getByRole('button').count(), 0, 'nothing to be changed');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const other = await newPage();
  await logIn(other, person('clerk', 2), '/exchange?tab=system');
  await other.getByText('Không có lượt gửi nào của đơn vị đang chờ hệ thống khác').waitFor();
  assert.deepEqual([...page.complaints, ...other.complaints], []);
});

test('a refused delivery is counted in the menu and the title, until the clerk has seen it', async () => {
  const page = await newPage();
  await logIn(page, person('clerk', 2), '/documents');
  const clerk = await caller(person('clerk', 2));
  const troubled = async () => (await clerk.get('/counters')).deliveries_troubled;
  const listed = async () => (await clerk.get('/exchange/deliveries?troubled=true&limit=200')).items.length;
  const before = await troubled();
  assert.equal(before, await listed());

  const {subject} = await sent();
  const receiver = await caller(person('clerk'));
  let item;
  while (item === undefined)
    item = (await receiver.get('/exchange/inbox?state=arrived&limit=200')).items.find(({document_as_sent: said}) => said.subject === subject);
  await receiver.post(`/exchange/inbox/${item.id}/refusal`, {reason: 'Không thuộc thẩm quyền giải quyết'});

  // By itself, on whatever page the clerk is.
  const menu = page.getByRole('navigation').getByRole('link', {name: /^Gửi nhận/});
  const held = (await clerk.get('/counters')).edxml_held;
  await menu.getByText(String(before + 1 + held), {exact: true}).waitFor({timeout: 20_000});
  const numbers = await clerk.get('/counters');
  const waiting = Object.values(numbers.work).reduce((sum, count) => sum + count, 0) + numbers.intake + numbers.inbox + before + 1;
  await page.waitForFunction((count) => document.title.startsWith(`(${count}) `), waiting);
  await menu.click();
  const rows = page.locator('.exchange-troubled .exchange-row');
  const row = rows.filter({hasText: subject});
  await row.waitFor();
  assert.equal(await rows.count(), before + 1, 'the number leads to as many lines');
  assert.equal(await page.locator('.exchange-troubled h2 .exchange-count').innerText(), String(before + 1));
  assert.deepEqual(await axeFindings(page), []);

  await row.getByRole('button', {name: 'Đã xem'}).click();
  await row.waitFor({state: 'hidden'});
  await page.waitForFunction((count) => document.title.startsWith(count === 0 ? 'Gửi nhận' : `(${count}) `), waiting - 1);
  assert.equal(await troubled(), before);
  const kept = page.locator('.row-list .exchange-row', {hasText: subject});
  await kept.getByText(/Đã xem \d/).waitFor();
  assert.match(await kept.innerText(), /Bị từ chối/, 'it stays in the list as it ended');
  assert.deepEqual(page.complaints, []);
});

test('figures on their way to the province stand on the board, with who gets them and how far they are', async () => {
  const [administrator, clerk] = await Promise.all([caller(person('administrator')), caller(person('clerk'))]);
  const code = `H97.${randomInt(100, 999)}`;
  const unit = `Văn phòng UBND tỉnh bạn ${code}`;
  await administrator.post('/organisations', {name: unit, code, interconnected: true});
  // Nobody listens behind that key: it stays on its way.
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const key = Array.from({length: 40}, () => letters[randomInt(letters.length)]).join('');
  await administrator.post('/exchange/peers', {name: `Hệ thống ${code}`, public_key: key, organisation_codes: [code]});
  const {current} = await administrator.get('/exchange/certificate');
  if (!current) await administrator.post('/exchange/certificate', {});
  const made = await clerk.post('/statistic-packages', {from: '2018-01-01', to: '2018-03-31'});
  await clerk.post(`/statistic-packages/${made.id}/deliveries`, {to: code});

  const page = await newPage();
  await logIn(page, person('clerk'), '/exchange');
  await page.getByRole('link', {name: 'Số liệu thống kê'}).click();
  const row = page.locator('.row-list .exchange-row', {hasText: unit});
  await row.waitFor();
  await settle(page);
  assert.match(await row.innerText(), /Chờ gửi[\s\S]*kỳ 01\/01\/2018 – 31\/03\/2018, lần \d/);
  assert.deepEqual(await axeFindings(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', {name: 'Tải gói số liệu'}).click()]);
  assert.match(download.suggestedFilename(), /^so-lieu-.*\.json$/);
  await page.getByText('Đến', {exact: true}).last().click();
  await page.getByText('Không có gói số liệu nào').waitFor();
  await page.waitForURL(/way=received/);
  assert.deepEqual(page.complaints, []);
});
