// What is done with a document after it was registered: corrections, links, who may see it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {draftToSign, office, register} from '../office.mjs';
import {paper} from '../paper.mjs';
import {sent} from '../sendings.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

let made = 0;
const registered = (said = {}) =>
  desk.clerk.post('/documents', {
    direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}${(made += 1)}/KH-BNV`, issuer_name: 'Bộ Nội vụ',
    issued_date: desk.dayAfter(-2), arrival_date: desk.dayAfter(0), subject: 'Kế hoạch cải cách hành chinh', ...said,
  });

test('a clerk corrects a registration with a reason; what somebody else changed meanwhile stays', async () => {
  const document = await registered();
  const page = await newPage();
  await logIn(page, person('clerk'), `/documents/${document.id}`);
  await settle(page);
  await page.getByRole('button', {name: 'Sửa thông tin đăng ký'}).click();
  const dialog = page.getByRole('dialog', {name: `Sửa thông tin đăng ký ${document.code}`});
  await dialog.getByText('Chưa có gì khác với thông tin đã đăng ký.').waitFor();
  await dialog.getByLabel('Trích yếu').fill('Kế hoạch cải cách hành chính');
  await dialog.getByLabel('Ngày ban hành').fill('31/12/2030');
  await dialog.getByText('Sẽ sửa: Ngày ban hành, Trích yếu.').waitFor();
  await dialog.getByRole('button', {name: 'Lưu sửa đổi'}).click();
  await dialog.getByText('Bắt buộc nhập.').waitFor();
  await dialog.getByLabel('Lý do sửa').fill('Gõ nhầm trích yếu');
  await dialog.getByRole('button', {name: 'Lưu sửa đổi'}).click();
  // The server's words stand at the field, and nothing typed is lost.
  await dialog.locator('.ant-form-item', {hasText: 'Ngày ban hành'}).locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await dialog.getByLabel('Trích yếu').inputValue(), 'Kế hoạch cải cách hành chính');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await desk.clerk.patch(`/documents/${document.id}`, {reason: 'Ghi thêm', subject: 'Kế hoạch của người khác', note: 'Kèm một đĩa'});
  const [year, month, day] = desk.dayAfter(-3).split('-');
  await dialog.getByLabel('Ngày ban hành').fill(`${day}/${month}/${year}`);
  await dialog.getByRole('button', {name: 'Lưu sửa đổi'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /Kế hoạch cải cách hành chính[\s\S]*Kế hoạch của người khác/);
  // The note was not touched here: it is no question.
  assert.equal(await conflict.getByText('Ghi chú').count(), 0);
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await page.getByRole('heading', {level: 1, name: 'Kế hoạch cải cách hành chính'}).waitFor();
  const now = await desk.clerk.get(`/documents/${document.id}`);
  assert.deepEqual([now.subject, now.issued_date, now.note], ['Kế hoạch cải cách hành chính', desk.dayAfter(-3), 'Kèm một đĩa']);
  await page.getByRole('tab', {name: 'Lịch sử'}).click();
  await page.locator('.timeline strong', {hasText: 'Sửa thông tin đăng ký'}).first().waitFor();
  assert.deepEqual(page.complaints, []);

  // Whoever may not correct is not asked to.
  const officer = await newPage();
  await logIn(officer, person('officer'), `/documents/${document.id}`);
  await settle(officer);
  await officer.locator('.facts').waitFor();
  assert.equal(await officer.getByRole('button', {name: 'Sửa thông tin đăng ký'}).count(), 0);
});

test('documents are linked by typing, both show it, and a wrong link is withdrawn with a reason', async () => {
  const [one, other] = [await registered(), await registered({subject: `Báo cáo chuyên đề liên kết ${Date.now()}`})];
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('clerk'), `/documents/${one.id}`);
  await settle(page);
  await page.getByRole('button', {name: 'Liên kết văn bản'}).click();
  const dialog = page.getByRole('dialog', {name: `Liên kết ${one.code} với văn bản khác`});
  await dialog.getByRole('button', {name: 'Liên kết', exact: true}).click();
  await dialog.getByText('Bắt buộc nhập.').waitFor();
  const box = dialog.getByRole('combobox', {name: 'Văn bản kia'});
  await box.fill('bao cao chuyen de lien ket');
  await page.locator('.ant-select-item-option', {hasText: other.subject}).first().click();
  await dialog.getByText(new RegExp(`${one.code} căn cứ vào ${other.code}`)).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Liên kết', exact: true}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('link', {name: other.code}).click();
  await page.waitForURL(new RegExp(`documents/${other.id}$`));
  await page.getByText('Là căn cứ của').waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);

  await page.getByRole('button', {name: `Bỏ liên kết với ${one.code}`}).click();
  const removing = page.getByRole('dialog', {name: `Bỏ liên kết với ${one.code}?`});
  await removing.getByText(/không còn ở cả/).waitFor();
  await removing.getByLabel('Lý do bỏ').fill('Chọn nhầm văn bản');
  await removing.getByRole('button', {name: 'Bỏ liên kết'}).click();
  await removing.waitFor({state: 'hidden'});
  await page.getByText('Là căn cứ của').waitFor({state: 'detached'});
  assert.deepEqual((await desk.clerk.get(`/documents/${one.id}`)).links ?? [], []);
  assert.deepEqual(page.complaints, []);
});

test('a leader sees who may see a document, on that day and before it came', async () => {
  const document = await registered();
  const page = await newPage();
  await logIn(page, person('leader'), `/documents/${document.id}`);
  await settle(page);
  await page.getByRole('button', {name: 'Ai xem được'}).click();
  const dialog = page.getByRole('dialog', {name: `Ai xem được ${document.code}`});
  await dialog.locator('.readers-list li', {hasText: desk.clerk.account.full_name}).waitFor();
  const {readers} = await desk.leader.get(`/documents/${document.id}/readers?on=${desk.dayAfter(0)}`);
  assert.equal(await dialog.locator('.readers-list li').count(), readers.length);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Vào ngày').fill('01/01/2001');
  await dialog.getByText('Ngày đó không ai xem được văn bản này').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('the page of a document says who has it, and whoever has to do something does it there', async () => {
  const {leader, officer, clerk} = desk;
  const document = await registered({subject: `Kế hoạch kiểm tra công vụ ${Date.now()}`});
  await clerk.post(`/documents/${document.id}/handling`, {action: 'present', leader: leader.login});

  const boss = await newPage();
  await logIn(boss, person('leader'), `/documents/${document.id}?tab=handling`);
  const side = boss.locator('.document-side');
  await side.getByText(leader.account.full_name).first().waitFor();
  await side.getByRole('textbox', {name: 'Bút phê'}).fill('Nghiên cứu, đề xuất');
  const who = side.getByRole('combobox', {name: 'Đơn vị, người thực hiện'});
  await who.fill(officer.account.full_name);
  await takeMarked(boss);
  await settle(boss);
  assert.deepEqual(await axeFindings(boss), []);
  await side.getByRole('button', {name: /^Ký bút phê/}).click();
  await side.locator('.timeline li', {hasText: officer.account.full_name}).first().waitFor();
  // Nobody has looked at it yet: the way back is there, with a reason and what it means.
  await side.getByRole('button', {name: `Thu lại việc giao ${officer.account.full_name}`}).waitFor();

  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('officer'), `/documents/${document.id}?tab=handling`);
  await page.getByText('Nghiên cứu, đề xuất').first().waitFor();
  await page.getByRole('button', {name: 'Báo xong'}).click();
  await page.getByLabel('Kết quả đã làm').fill('Đã có báo cáo');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await page.getByRole('button', {name: 'Báo đã xong'}).click();
  await page.locator('.timeline li', {hasText: 'Đã có báo cáo'}).first().waitFor();
  // It was read: it cannot be taken back any more, and the leader sees what came of it.
  await boss.reload();
  await side.locator('.timeline li', {hasText: 'Đã có báo cáo'}).first().waitFor();
  assert.equal(await side.getByRole('button', {name: /^Thu lại/}).count(), 0);

  // Whoever has nothing to do with it reads where it stands.
  const reader = await newPage();
  await logIn(reader, person('clerk'), `/documents/${document.id}?tab=handling`);
  await reader.locator('.handling-tab').getByText('Tình trạng').waitFor();
  await reader.locator('.timeline li', {hasText: officer.account.full_name}).first().waitFor();
  for (const each of [boss, page, reader]) assert.deepEqual(each.complaints, []);
});

test('a list by what became of the documents leads to that part of them', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/documents?handling=open_in_time');
  await settle(page);
  await page.locator('.row-list a').first().click();
  await page.waitForURL(/documents\/\d+\?tab=handling$/);
  await page.getByRole('tab', {name: 'Xử lý', selected: true}).waitFor();
  await page.locator('.handling-tab').getByText('Tình trạng').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('stamp, stamped copies, slip and the one line of its own book are printed again', async () => {
  const [letter, list] = [await paper(), await paper()];
  const document = await register(
    desk.clerk,
    {direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}/KH-BNV`, issuer_name: 'Bộ Nội vụ', issued_date: desk.dayAfter(-2), arrival_date: desk.dayAfter(0), subject: letter.subject},
    letter, list,
  );
  await registered();
  const page = await newPage();
  await logIn(page, person('clerk'), `/documents/${document.id}`);
  await settle(page);
  await page.getByText('In dấu, phiếu, dòng trong sổ').click();
  const prints = page.getByRole('list', {name: 'In dấu, phiếu, dòng trong sổ'}).getByRole('link');
  await prints.first().waitFor();
  const hrefs = await prints.evaluateAll((links) => links.map((link) => link.href));
  assert.equal(hrefs.length, 5, 'line, stamp, a copy of each file, slip');
  for (const href of hrefs) {
    const answer = await page.request.get(href);
    assert.equal(answer.status(), 200, href);
    assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  }
  const line = new URL(hrefs.find((href) => href.includes('/registers/den')));
  assert.equal(line.searchParams.get('book'), String(document.book));
  line.searchParams.set('format', 'json');
  const {rows} = await (await page.request.get(line.href)).json();
  assert.equal(rows.length, 1);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('notices of what arrived and of rights lead to where something is done about them', async () => {
  const came = await sent();
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('clerk'), '/notices');
  const notice = page.locator('.notices').getByRole('link', {name: new RegExp(came.subject)});
  for (let attempt = 0; attempt < 60 && (await notice.count()) === 0; attempt += 1) {
    await page.reload();
    await settle(page);
  }
  await notice.first().click();
  await page.waitForURL(/\/intake\?item=inbox-\d+/);
  const item = new URL(page.url()).searchParams.get('item');
  await page.locator('.intake-register').waitFor();
  await page.goto(`${url}/exchange?tab=inbox`);
  await settle(page);
  await page.locator('.exchange-row', {hasText: came.subject}).getByRole('link', {name: 'Xem để tiếp nhận'}).click();
  await page.waitForURL(new RegExp(`item=${item}(&|$)`));
  await page.locator('.intake-register').waitFor();
  assert.deepEqual(page.complaints, []);

  const document = await registered();
  await desk.clerk.patch(`/documents/${document.id}`, {reason: 'Việc nhân sự', access: 'restricted'});
  const leader = await newPage();
  await logIn(leader, person('leader'), '/notices');
  await settle(leader);
  await leader.locator('.notices').getByRole('link', {name: /quyền/i}).first().click();
  await leader.waitForURL(/\/alerts$/);
  assert.deepEqual(leader.complaints, []);
});

test('what the form check found in a draft stands on its page, and list and page show each other', async () => {
  const id = await draftToSign(desk, await paper());
  const page = await newPage();
  await logIn(page, person('leader'), `/drafts/${id}`);
  await page.locator('.page-mark').first().waitFor();
  const findings = page.locator('.outgoing-check li button');
  assert.ok((await findings.count()) > 0, 'the paper has faults with a place');
  await reach(findings.first());
  const label = page.locator('.page-mark.active span');
  await label.waitFor();
  const words = await findings.first().locator('strong').innerText();
  assert.ok((await label.innerText()).split('; ').some((each) => words.endsWith(each)));
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('of two forms for giving work on one page the keys are those of the one with the focus, and Ctrl+Enter sends it', async () => {
  const [room] = desk.rooms;
  // Nobody hands on to himself.
  const colleague = {login: `cchc${Date.now()}.office`, full_name: `Đỗ Minh Khôi ${Date.now()}`};
  await desk.admin.post('/accounts', {...colleague, role: 'chuyen_vien', organisation: room.id, password: room.password});
  const {subject} = await paper();
  const document = await register(
    desk.clerk,
    {direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}/KH-BNV`, issuer_name: 'Bộ Nội vụ', issued_date: desk.dayAfter(-2), arrival_date: desk.dayAfter(0), subject},
  );
  await desk.clerk.post(`/documents/${document.id}/handling`, {action: 'present', leader: desk.leader.login});
  await desk.leader.post(`/documents/${document.id}/handling`, {action: 'direct', text: 'Giao phòng', assignments: [{unit: room.id, role: 'main'}]});
  const page = await newPage();
  await logIn(page, room, `/documents/${document.id}?tab=handling`);
  await settle(page);
  await page.getByRole('button', {name: 'Giao tiếp'}).click();
  const forms = page.locator('.hand-out');
  await forms.nth(1).waitFor();
  const handingOn = forms.filter({has: page.getByRole('button', {name: /^Giao việc/})});
  const asking = forms.filter({has: page.getByRole('button', {name: /^Gửi xin ý kiến/})});
  await reach(handingOn.locator('.assignees-search input'));
  await page.keyboard.type(colleague.full_name);
  await page.locator('.ant-select-item-option', {hasText: colleague.full_name}).first().waitFor();
  await page.keyboard.press('Enter');
  await handingOn.locator('.assignees li', {hasText: colleague.full_name}).waitFor();
  // Plain keys go to the form with the focus, else to the first that is seen.
  const keyIsFor = (form) => form.locator('.assignees-search input').and(page.locator(':focus')).waitFor();
  for (const form of [handingOn, asking]) {
    await reach(form.locator('.form-buttons button'));
    await page.keyboard.press('b');
    await keyIsFor(form);
  }
  await reach(page.getByRole('tab', {name: 'Xử lý'}));
  await page.keyboard.press('b');
  await keyIsFor(forms.first());
  // Neither form has the focus: nothing is sent, and nothing complained of.
  await reach(page.getByRole('tab', {name: 'Xử lý'}));
  await page.keyboard.press('Control+Enter');
  await reach(asking.getByRole('textbox', {name: 'Cần cho ý kiến về việc gì'}));
  await page.keyboard.press('Control+Enter');
  await asking.getByText('Hãy ghi vài lời.').waitFor();
  assert.equal(await handingOn.locator('.field-error').count(), 0);
  const assignments = async () => (await desk.leader.get(`/documents/${document.id}/handling`)).assignments;
  assert.equal((await assignments()).length, 1, 'the other form was not sent');
  await reach(handingOn.getByRole('textbox', {name: 'Nội dung giao'}));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã giao việc').waitFor();
  assert.equal((await assignments()).length, 2);
  assert.deepEqual(page.complaints, []);
});
