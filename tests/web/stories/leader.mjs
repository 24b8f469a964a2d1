import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {leaveField, reach} from '../keyboard.mjs';
import {draftToSign, office, register} from '../office.mjs';
import {ownToken} from '../own_token.mjs';
import {chooseFile, onDisk, paper} from '../paper.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

const waiting = async () => (await desk.leader.get('/work?kind=direction&limit=100')).items.map(({document}) => document);

const option = (page, name) => page.locator(`.ant-select-item-option[title="${name}"]`);

test('a leader handles three papers in a row by keyboard only', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const before = await waiting();
  const opened = [];
  // What is express stands first.
  assert.match(await page.locator('.work-list li').first().innerText(), /Hỏa tốc/);
  for (const [typed, expected] of [['cai cach', 'Phòng Cải cách hành chính'], ['to chuc', 'Phòng Tổ chức cán bộ'], ['hong dao', 'Nguyễn Thị Hồng Đào']]) {
    const title = await page.locator('.work-heading h2').innerText();
    opened.push(title);
    await page.locator('.hand-out').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('b');
    await page.keyboard.type(typed);
    await option(page, expected).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.assignees li', {hasText: expected}).waitFor();
    assert.match(await page.locator('.consequence').innerText(), new RegExp(`${expected} chủ trì`));
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction((old) => document.querySelector('.work-list li.chosen')?.textContent.includes(old) !== true, title.slice(0, 60));
    await page.getByText('Đã bút phê').first().waitFor();
    await settle(page);
  }
  const after = await waiting();
  assert.equal(before.length - after.length, 3);
  const [document] = before.filter((each) => !after.includes(each));
  const handling = await desk.leader.get(`/documents/${document}/handling`);
  assert.equal(handling.opinions.at(-1).text, 'Dự thảo văn bản trả lời.');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a direction given by mistake is taken back with one touch', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const before = await waiting();
  await page.keyboard.press('b');
  await page.keyboard.type('to chuc');
  await option(page, 'Phòng Tổ chức cán bộ').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', {name: 'Hoàn tác'}).click();
  await page.getByText('Đã thu lại').waitFor();
  assert.deepEqual((await waiting()).sort(), before.sort());
});

test('a template stays behind words of one\'s own, and nothing is sent from another field', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const words = page.locator('.hand-out textarea').first();
  const before = await waiting();
  await page.getByRole('button', {name: 'Dự thảo văn bản trả lời.'}).click();
  await page.getByRole('button', {name: 'Nghiên cứu, đề xuất.'}).click();
  assert.equal(await words.inputValue(), 'Nghiên cứu, đề xuất.');
  await words.fill('Rất gấp!');
  await page.getByRole('button', {name: 'Dự thảo văn bản trả lời.'}).click();
  assert.equal(await words.inputValue(), 'Rất gấp! Dự thảo văn bản trả lời.');
  await reach(page.locator('.assignees-search input'));
  await page.keyboard.type('to chuc');
  await option(page, 'Phòng Tổ chức cán bộ').waitFor();
  await page.keyboard.press('Enter');
  await reach(page.locator('#global-search'));
  await page.keyboard.press('Control+Enter');
  await settle(page);
  assert.deepEqual(await waiting(), before);
});

test('a leader handles three papers in a row by taps on a phone', async () => {
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const before = await waiting();
  await page.locator('.work-list li button').first().tap();
  for (let i = 0; i < 3; i += 1) {
    const title = await page.locator('.work-heading h2').innerText();
    await page.getByRole('button', {name: 'Tổ chức thực hiện.'}).tap();
    await page.locator('.assignees-search').tap();
    await option(page, 'Phòng Cải cách hành chính').tap();
    await page.locator('.assignees-search').tap();
    await option(page, 'Phòng Tổ chức cán bộ').tap();
    await page.getByRole('button', {name: '+5 ngày làm việc'}).tap();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.getByRole('button', {name: 'Ký bút phê'}).tap();
    await page.waitForFunction((old) => document.querySelector('.work-heading h2')?.textContent !== old, title);
    await settle(page);
  }
  assert.equal(before.length - (await waiting()).length, 3);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a direction without anybody in charge is told at its place, and nothing typed is lost', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  await page.getByRole('textbox', {name: 'Bút phê'}).fill('Ý kiến riêng của tôi');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Hãy chọn ít nhất một đơn vị hoặc người.').waitFor();
  await leaveField(page);
  const place = await page.locator('.work-heading h2 a').getAttribute('href');
  await page.keyboard.press('j');
  await page.locator(`.work-heading h2 a:not([href="${place}"])`).waitFor();
  await settle(page);
  await page.keyboard.press('k');
  await page.locator(`.work-heading h2 a[href="${place}"]`).waitFor();
  await settle(page);
  assert.equal(await page.getByRole('textbox', {name: 'Bút phê'}).inputValue(), 'Ý kiến riêng của tôi');
});

test('who is in charge, who helps and who is only told is chosen line by line, and told before it is sent', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const path = await page.locator('.work-heading h2 a').getAttribute('href');
  const words = page.getByRole('textbox', {name: 'Bút phê'});
  await words.fill('Phối hợp thực hiện');
  for (const [typed, name] of [['cai cach', 'Phòng Cải cách hành chính'], ['to chuc', 'Phòng Tổ chức cán bộ'], ['hong dao', 'Nguyễn Thị Hồng Đào']]) {
    await page.getByRole('combobox', {name: 'Đơn vị, người thực hiện'}).fill(typed);
    await option(page, name).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.assignees li', {hasText: name}).waitFor();
  }
  const role = (name, wanted) => page.getByRole('radiogroup', {name: `Vai trò của ${name}`}).getByText(wanted);
  await role('Phòng Tổ chức cán bộ', 'Chủ trì').click();
  await role('Nguyễn Thị Hồng Đào', 'Để biết').click();
  const told = page.locator('.consequence');
  await told.filter({hasText: 'Nguyễn Thị Hồng Đào nhận để biết'}).waitFor();
  assert.match(await told.innerText(), /Phòng Tổ chức cán bộ chủ trì; Phòng Cải cách hành chính phối hợp; Nguyễn Thị Hồng Đào nhận để biết/);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Ký bút phê'}).click();
  await page.getByText('Đã bút phê').first().waitFor();
  const {assignments} = await desk.leader.get(`${path}/handling`);
  assert.deepEqual(assignments.slice(-3).map((each) => each.role).sort(), ['inform', 'main', 'support']);
  const main = assignments.slice(-3).find((each) => each.role === 'main');
  assert.equal(main.unit, desk.rooms[1].id, 'one is in charge: the last one said so');
  assert.equal(assignments.slice(-3).find((each) => each.role === 'inform').due_date, undefined);
});

test('a leader approves more time in one touch', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=extension');
  await settle(page);
  await page.getByText('Chờ số liệu của các sở, ngành').first().waitFor();
  const before = (await desk.leader.get('/work?kind=extension')).items;
  await page.getByRole('button', {name: 'Đồng ý gia hạn'}).click();
  await page.getByText('Đã đồng ý gia hạn').waitFor();
  assert.equal((await desk.leader.get('/work?kind=extension')).items.length, before.length - 1);
});

/** The file that the page gives to be signed. */
async function takenFile(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: 'Tải tệp để ký'}).click()]);
  return readFileSync(await download.path());
}

async function handIn(page, name, bytes) {
  await chooseFile(page, page.getByRole('button', {name: 'Nộp tệp đã ký'}), onDisk(name, bytes));
}

async function openToSign(page, subject) {
  await page.locator('.work-list li button', {hasText: subject}).click();
  await page.locator('.work-heading h2', {hasText: subject}).waitFor();
  await page.locator('.move-buttons').getByRole('button', {name: 'Ký số'}).click();
  await settle(page);
}

test('a leader signs two drafts with the token on the own machine, one after the other', async () => {
  const token = ownToken('Lê Thị Ký Số');
  const papers = [await paper(), await paper()];
  const drafts = [];
  for (const each of papers) drafts.push(await draftToSign(desk, each));
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=draft');
  await settle(page);
  await openToSign(page, papers[0].subject);
  assert.equal(await page.getByRole('button', {name: 'Ký bằng khóa trên máy chủ'}).count(), 0, 'no key is set up on this server');
  assert.deepEqual(await axeFindings(page), []);

  const file = await takenFile(page);
  assert.ok(file.equals(papers[0].bytes), 'the file to sign is the version, byte for byte');
  await handIn(page, 'chua-ky.pdf', file);
  await page.getByText('Tệp chưa có chữ ký số mới.').waitFor();
  await handIn(page, 'nham.pdf', token.sign(papers[1].bytes));
  await page.getByText('không phải tệp PDF của bản 1').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal((await desk.leader.get(`/drafts/${drafts[0]}`)).versions.length, 1, 'what was refused left nothing behind');

  await handIn(page, 'ke-hoach.signed.pdf', token.sign(file));
  await page.getByText('Đã ký số, thành bản 2').waitFor();
  await page.locator('.draft-moves form').getByRole('button', {name: 'Ghi đã ký'}).click();
  // The next one opens by itself.
  await page.locator('.work-list').getByText(papers[0].subject).waitFor({state: 'detached'});
  assert.doesNotMatch(await page.locator('.work-heading h2').innerText(), new RegExp(papers[0].subject));

  await openToSign(page, papers[1].subject);
  await handIn(page, 'ke-hoach-2.pdf', token.sign(await takenFile(page)));
  await page.locator('.draft-moves form').getByRole('button', {name: 'Ghi đã ký'}).click();
  await page.locator('.work-list').getByText(papers[1].subject).waitFor({state: 'detached'});

  for (const [place, id] of drafts.entries()) {
    const draft = await desk.leader.get(`/drafts/${id}`);
    assert.equal(draft.state, 'signed');
    assert.equal(draft.versions.length, 2);
    assert.match(draft.versions[1].note, /ký trên máy riêng, chứng thư: Lê Thị Ký Số/);
    const kept = Buffer.from(await desk.leader.bytes(`/drafts/${id}/files/${draft.versions[1].files[0].position}`));
    assert.ok(kept.subarray(0, papers[place].bytes.length).equals(papers[place].bytes), 'what was approved is what was signed');
    assert.match(execFileSync('pdfsig', ['-nocert', onDisk('kept.pdf', kept)], {encoding: 'utf8'}), /Signature is Valid/);
  }
  assert.deepEqual(page.complaints, []);
});

test('the page of a draft offers the same, on a phone as well', async () => {
  const each = await paper();
  const id = await draftToSign(desk, each);
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('leader'), `/drafts/${id}`);
  await settle(page);
  await page.locator('.move-buttons').getByRole('button', {name: 'Ký số'}).click();
  const file = await takenFile(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  assert.deepEqual(await axeFindings(page), []);
  await handIn(page, 'da-ky.pdf', ownToken('Trần Văn Máy Riêng').sign(file));
  await page.getByText('Đã ký số, thành bản 2').waitFor();
  await page.getByText('ký trên máy riêng, chứng thư: Trần Văn Máy Riêng').waitFor();
  // Nothing waits for the leader of other stories.
  await page.locator('.draft-moves form').getByRole('button', {name: 'Ghi đã ký'}).click();
  await page.locator('header').getByText('Đã ký', {exact: true}).first().waitFor();
  assert.equal((await desk.leader.get(`/drafts/${id}`)).state, 'signed');
  assert.deepEqual(page.complaints, []);
});

test('a leader reads every file of what waits, not only the first', async () => {
  const [letter, list] = [await paper(), await paper()];
  const document = await register(
    desk.clerk,
    {direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}/KH-BNV`, issuer_name: 'Bộ Nội vụ', issued_date: desk.dayAfter(-2), arrival_date: desk.dayAfter(0), subject: letter.subject},
    {...letter, name: 'ke-hoach.pdf'}, {...list, name: 'phu-luc.pdf'},
  );
  await desk.clerk.post(`/documents/${document.id}/handling`, {action: 'present', leader: desk.leader.login});
  for (const options of [{}, {width: 390, height: 844, isPhone: true}]) {
    const page = await newPage(options);
    const path = (place) => `/api/v1/documents/${document.id}/files/${place}`;
    await logIn(page, person('leader'), `/work?kind=direction&item=direction-${document.id}`);
    await page.locator('.pdf canvas').first().waitFor();
    await page.getByRole('combobox', {name: 'Tệp đang xem'}).waitFor();
    await page.locator('.file-select').click();
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === path(2));
    await page.locator('.ant-select-item-option', {hasText: 'phu-luc.pdf'}).click();
    await asked;
    await page.locator('.file-select .ant-select-selection-item', {hasText: 'phu-luc.pdf'}).waitFor();
    await page.locator('.pdf canvas').first().waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(page.complaints, []);
  }
});

test('with more waiting than one page holds, the express stands first, groups tell how much there is, and a link far down opens', async () => {
  const paper = (place, more) => ({
    direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}${place}/KH-BTC`, issuer_name: 'Bộ Tài chính', issued_date: desk.dayAfter(-1),
    subject: `Kế hoạch kiểm tra tài chính, đợt ${place}`, ...more,
  });
  const present = async (place, more) => {
    const {id} = await desk.clerk.post('/documents', paper(place, more));
    await desk.clerk.post(`/documents/${id}/handling`, {action: 'present', leader: desk.leader.login});
    return id;
  };
  let last;
  for (let place = 0; place < 55; place += 1) last = await present(place);
  const express = await present(99, {urgency: 'express', due_date: desk.dayAfter(0), subject: 'Công điện hỏa tốc về phòng, chống bão'});
  const {groups} = await desk.leader.get('/work?limit=50');
  assert.ok(groups.direct > 55);

  const page = await newPage();
  await logIn(page, person('leader'), '/work');
  await settle(page);
  const direct = page.locator('.work-group.direct');
  assert.match(await direct.locator('li').first().innerText(), /Hỏa tốc/);
  assert.ok((await direct.innerText()).includes('Công điện hỏa tốc về phòng, chống bão'));
  assert.equal(Number(await direct.locator('h2 .number').innerText()), groups.direct);
  const shown = await direct.locator('li').count();
  await direct.getByRole('button', {name: `Chờ bút phê: còn ${groups.direct - shown} việc nữa`}).waitFor();
  assert.deepEqual(await axeFindings(page), []);

  // The last of all is not among those that were read.
  await page.goto(`${url}/work?item=direction-${last}`);
  await page.locator(`.work-heading h2 a[href="/documents/${last}"]`).waitFor();
  await page.getByRole('heading', {name: 'Đang mở'}).waitFor();
  await settle(page);
  assert.match(page.url(), new RegExp(`item=direction-${last}`));
  assert.deepEqual(await axeFindings(page), []);

  // What somebody else handled is told, not silently left out.
  await desk.leader.post(`/documents/${express}/handling`, {action: 'file', text: 'Để biết'});
  await page.goto(`${url}/work?item=direction-${express}`);
  await page.getByText('Việc vừa mở không còn chờ bạn').waitFor();
  await page.waitForURL((address) => !address.searchParams.has('item'));
  assert.deepEqual(page.complaints, []);
});

test('what somebody reads stays open while more urgent work comes; when another handles it, the words begun are shown', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const opened = await page.locator('.work-heading h2 a').getAttribute('href');
  await page.getByRole('textbox', {name: 'Bút phê'}).fill('Lời đang viết dở');
  const urgent = await paper();
  const {id} = await register(
    desk.clerk,
    {direction: 'incoming', type: 'KH', code: urgent.code, issuer_name: urgent.issuer, issued_date: '2026-11-03', subject: urgent.subject, urgency: 'express', due_date: desk.dayAfter(0)},
    urgent,
  );
  await desk.clerk.post(`/documents/${id}/handling`, {action: 'present', leader: desk.leader.login});
  const first = page.locator('.work-list li').first();
  await first.filter({hasText: urgent.subject}).waitFor();
  assert.equal(await page.locator('.work-heading h2 a').getAttribute('href'), opened);
  assert.equal(await page.getByRole('textbox', {name: 'Bút phê'}).inputValue(), 'Lời đang viết dở');

  await desk.leader.post(`${opened}/handling`, {action: 'file', text: 'Để biết'});
  const told = page.getByRole('status').filter({hasText: 'Việc vừa mở không còn chờ bạn'});
  await told.getByText('Lời đang viết dở').waitFor();
  await first.and(page.locator('.chosen')).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('j');
  await reach(told.getByRole('button', {name: 'Đóng'}));
  await page.keyboard.press('Enter');
  await told.waitFor({state: 'detached'});
  assert.deepEqual(page.complaints, []);
});

test('a direction that a lost connection held up says that it was not sent, and is sent when asked again', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  const before = await waiting();
  const title = await page.locator('.work-heading h2').innerText();
  await page.keyboard.press('b');
  await page.keyboard.type('to chuc');
  await option(page, 'Phòng Tổ chức cán bộ').waitFor();
  await page.keyboard.press('Enter');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('khi có mạng trở lại, hãy bấm lần nữa').waitFor();
  await page.context().setOffline(false);
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction((old) => document.querySelector('.work-heading h2')?.textContent !== old, title);
  assert.equal(before.length - (await waiting()).length, 1);
  assert.deepEqual(page.complaints, []);
});

test('on a phone the paper is one touch away, and what is to be done is one touch back', async () => {
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('leader'), '/work?kind=direction');
  await settle(page);
  await page.locator('.work-list li button').first().click();
  await page.locator('.work-panel form').waitFor();
  await settle(page);
  await page.getByRole('button', {name: 'Đọc văn bản'}).click();
  const isSeen = (what) => page.locator(what).first().evaluate((each) => {
    const {top, bottom} = each.getBoundingClientRect();
    return top < innerHeight / 2 && bottom > 0;
  });
  assert.ok(await isSeen('.work-heading ~ :is(.pdf, .docx-pages, .empty-state)'));
  await page.getByRole('button', {name: 'Về phần xử lý'}).click();
  assert.ok(await isSeen('.work-panel form'));
  // The figures of the units are in the bar at the foot.
  await page.locator('.bottom-bar').getByRole('link', {name: 'Tình hình'}).click();
  await page.getByRole('heading', {name: 'Tình hình giải quyết'}).waitFor();
  assert.deepEqual(page.complaints, []);
});
