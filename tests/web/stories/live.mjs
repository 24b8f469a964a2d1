// Lists that show by themselves what others change, and never move under who reads them.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {caller} from '../office.mjs';
import {sent, taken} from '../sendings.mjs';

after(closeBrowser);

const registered = (clerk, subject) =>
  clerk.post('/documents', {
    direction: 'incoming', type: 'KH', code: `${randomInt(10_000, 99_999)}/KH-TN`, issuer_name: 'Sở Thử nghiệm', issued_date: '2018-03-01', subject,
  });
const row = (page, subject) => page.locator('.row-list li', {hasText: subject});
const LIVE = {timeout: 30_000};

test('what another person registers is in the list without a reload', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/documents');
  await settle(page);
  const clerk = await caller(person('clerk'));
  const subject = `Vừa đăng ký ${randomInt(10_000, 99_999)}`;

  const {id} = await registered(clerk, subject);

  await row(page, subject).waitFor(LIVE);
  const changed = `Vừa sửa ${randomInt(10_000, 99_999)}`;
  await clerk.patch(`/documents/${id}`, {reason: 'Gõ nhầm', subject: changed});
  await row(page, changed).waitFor(LIVE);
  assert.equal(await row(page, subject).count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('who has chosen a row is told how much is otherwise, and keeps the place', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/documents');
  await settle(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const chosen = await page.locator('.row-list li.chosen').innerText();
  const clerk = await caller(person('clerk'));
  const subject = `Đến sau ${randomInt(10_000, 99_999)}`;

  await registered(clerk, subject);

  const pill = page.getByRole('button', {name: '1 thay đổi – tải lại'});
  await pill.waitFor(LIVE);
  assert.equal(await page.locator('.row-list li.chosen').innerText(), chosen);
  assert.equal(await row(page, subject).count(), 0);
  assert.deepEqual(await axeFindings(page), []);
  await pill.click();
  await row(page, subject).waitFor();
  await pill.waitFor({state: 'hidden'});
  assert.deepEqual(page.complaints, []);
});

test('who has scrolled stays there until the list is asked for anew', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/documents');
  await settle(page);
  await page.evaluate(() => window.scrollTo(0, 600));
  await page.waitForFunction(() => window.scrollY === 600);
  const clerk = await caller(person('clerk'));
  const subject = `Khi đang đọc ${randomInt(10_000, 99_999)}`;

  await registered(clerk, subject);

  const pill = page.getByRole('button', {name: /thay đổi – tải lại/});
  await pill.waitFor(LIVE);
  assert.equal(await page.evaluate(() => window.scrollY), 600);
  await pill.click();
  await row(page, subject).waitFor();
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  assert.deepEqual(page.complaints, []);
});

test('drafts, books and the figures of the leader follow too', async () => {
  const [drafts, books, dashboard] = await Promise.all([newPage(), newPage(), newPage()]);
  await logIn(drafts, person('officer'), '/drafts');
  await settle(drafts);
  await logIn(books, person('clerk'), '/books');
  await settle(books);
  await logIn(dashboard, person('leader'), '/dashboard');
  await settle(dashboard);
  const [officer, clerk] = await Promise.all([caller(person('officer')), caller(person('clerk'))]);
  const subject = `Dự thảo mới ${randomInt(10_000, 99_999)}`;
  const open = () => dashboard.locator('.dashboard-totals strong').allInnerTexts();
  const [openBefore, numbersBefore] = [await open(), await books.locator('.books-next').allInnerTexts()];

  await officer.post('/drafts', {type: 'KH', subject});
  const document = await registered(clerk, `Văn bản có số ${subject}`);
  await clerk.post('/documents', {direction: 'outgoing', type: 'KH', subject, signer: {name: 'Nguyễn Văn Tiến'}});

  await row(drafts, subject).waitFor(LIVE);
  await books.waitForFunction((before) => [...document.querySelectorAll('.books-next')].map((cell) => cell.innerText).join() !== before, numbersBefore.join(), LIVE);
  await dashboard.waitForFunction((before) => [...document.querySelectorAll('.dashboard-totals strong')].map((cell) => cell.innerText).join() !== before, openBefore.join(), LIVE);
  assert.ok(document.id > 0);
  assert.deepEqual([...drafts.complaints, ...books.complaints, ...dashboard.complaints], []);
});

test('the board of what was sent follows every step at the receiver, and does not move under who has chosen a line', async () => {
  const {subject} = await sent();
  const [page, reading] = await Promise.all([newPage(), newPage()]);
  await logIn(page, person('clerk', 2), '/exchange');
  await row(page, subject).filter({hasText: 'Đã đến'}).waitFor(LIVE);
  await logIn(reading, person('clerk', 2), '/exchange');
  await settle(reading);
  await reading.keyboard.press('j');
  await reading.locator('.row-list li.chosen').waitFor();

  await taken(subject);

  await row(page, subject).filter({hasText: 'Đã tiếp nhận'}).waitFor(LIVE);
  const pill = reading.getByRole('button', {name: /thay đổi – tải lại/});
  await pill.waitFor(LIVE);
  assert.match(await row(reading, subject).innerText(), /Đã đến/, 'the line stands as it was read');
  await pill.click();
  await row(reading, subject).filter({hasText: 'Đã tiếp nhận'}).waitFor();
  assert.deepEqual([...page.complaints, ...reading.complaints], []);
});

test('what came by the exchange is in the inbox board without a reload, and a system that somebody adds among the lines', async () => {
  const [inbox, system] = await Promise.all([newPage(), newPage()]);
  await logIn(inbox, person('clerk'), '/exchange?tab=inbox&inbox=arrived');
  await logIn(system, person('administrator'), '/exchange?tab=system');
  await Promise.all([settle(inbox), settle(system)]);
  const admin = await caller(person('administrator'));
  const code = `H8${randomInt(10_000, 99_999)}`;

  const {subject} = await sent();
  const key = `rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]${randomInt(100, 999)}`;
  await admin.post('/exchange/peers', {name: `Hệ thống ${code}`, endpoint: 'tcp://127.0.0.1:9', public_key: key, organisation_codes: [code]});

  await row(inbox, subject).waitFor(LIVE);
  await system.locator('.exchange-card', {hasText: `Hệ thống ${code}`}).waitFor(LIVE);
  assert.deepEqual([...inbox.complaints, ...system.complaints], []);
});
