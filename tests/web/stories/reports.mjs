import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {caller} from '../office.mjs';

after(closeBrowser);

/** How many documents or drafts the API lists for an address of their list. */
const countOf = (page) =>
  page.evaluate(async () => {
    const query = new URLSearchParams(location.search);
    query.set('limit', '200');
    let count = 0;
    for (;;) {
      const answer = await (await fetch(`/api/v1${location.pathname}?${query}`)).json();
      count += (answer.documents ?? answer.items).length;
      if (answer.next_cursor === undefined) return count;
      query.set('cursor', answer.next_cursor);
    }
  });

test('a leader reads the entry report and gets to exactly the documents behind a number', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/work');
  await page.getByRole('navigation').getByRole('link', {name: 'Báo cáo'}).first().click();
  await page.waitForURL(/\/reports$/);
  await settle(page);
  await page.goto(`${url}/reports?from=2018-01-01`);
  await settle(page);
  await page.getByText(/đơn vị đạt từ 99 % trở lên/).first().waitFor();
  await page.getByText(/^Tính đến \d\d\/\d\d\/\d{4} \d\d:\d\d · thay đổi số [\d.]+ của nhật ký$/).waitFor();
  await page.locator('.reports-card svg').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  const link = page.locator('.data-table a[title]').filter({hasText: /[1-9]/}).first();
  const told = Number((await link.innerText()).replaceAll('.', ''));
  assert.ok(told > 0);
  await link.click();
  await page.waitForURL(/\/documents\?.*unit=\d+/);
  await settle(page);
  assert.equal(await countOf(page), told);
  await page.locator('.row-list li').first().waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a report tells what was known on a past day, and the days after change nothing', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/reports?from=2018-01-01');
  await settle(page);
  const total = () => page.locator('.data-table tr').last().innerText();
  const now = await total();
  await page.getByLabel('Số liệu đã biết đến hết ngày').first().fill('30/06/2018');
  await page.keyboard.press('Enter');
  await page.waitForURL(/as_of=2018-06-30/);
  await page.getByText(/^Tính đến 30\/06\/2018 23:59 · thay đổi số/).waitFor();
  await settle(page);
  assert.notEqual(await total(), now);
  // The lists of documents show today: nothing leads there.
  assert.equal(await page.locator('.data-table a[title]').count(), 0);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('the period is stepped through and stands in the address, and the server prints the same report', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/reports?period=quarter&from=2018-04-01');
  await page.getByRole('button', {name: 'Kỳ sau'}).click();
  await page.waitForURL(/from=2018-07-01/);
  await settle(page);
  await page.getByText('Quý 3/2018').first().waitFor();
  for (const [format, start] of [['PDF', '%PDF-'], ['XLSX', 'PK'], ['CSV', '\u{feff}']]) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: `Tải ${format}`}).click(),
    ]);
    assert.equal(file.suggestedFilename(), `entry-2018-07-01-2018-09-30.${format.toLowerCase()}`);
    const bytes = await (await file.createReadStream()).toArray();
    assert.ok(Buffer.concat(bytes).toString('utf8').startsWith(start), format);
  }
  for (const name of ['Liên thông', 'Đúng hạn', 'Giải quyết', 'Giải quyết văn bản đi', 'Tự điền']) {
    await page.getByRole('link', {name, exact: true}).click();
    await settle(page);
    await page.locator('.data-table:visible, .empty-state').first().waitFor();
    assert.deepEqual(await axeFindings(page), [], name);
  }
  assert.deepEqual(page.complaints, []);
});

test('a period that ends before it begins is refused at its field', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/reports?period=range&from=2018-10-01&to=2018-09-01');
  const refusal = page.getByRole('alert').filter({hasText: 'Ngày cuối không được trước ngày đầu.'});
  await refusal.waitFor();
  assert.equal(await page.getByLabel('Từ ngày').inputValue(), '01/10/2018');
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Đến ngày').fill('31/12/2018');
  await page.keyboard.press('Enter');
  await page.locator('.data-table:visible').first().waitFor();
  assert.equal(await refusal.count(), 0);
});

test('on a phone of 360 px the report is a list of rows', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('leader'), '/reports?from=2018-01-01');
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axeFindings(page), []);
});

test('what is behind each number of the outgoing report is listed, by unit and by type', async () => {
  const [clerk, leader, officer] = await Promise.all(['clerk', 'leader', 'officer'].map((role) => caller(person(role))));
  for (const subject of ['Một', 'Hai']) await officer.post('/drafts', {type: 'KH', subject: `Kế hoạch thử số liệu ${subject}`});
  const given = await officer.post('/drafts', {type: 'QĐ', subject: 'Quyết định thử số liệu'});
  await officer.post(`/drafts/${given.id}/moves`, {action: 'abandon', text: 'Không cần nữa'});
  const issued = await clerk.post('/documents', {direction: 'outgoing', type: 'KH', subject: 'Kế hoạch thử thu hồi', signer: {name: 'Nguyễn Văn Tiến'}});
  await clerk.post(`/documents/${issued.id}/recall`, {reason: 'Sai thẩm quyền'});
  const page = await newPage();
  const address = `${url}/reports?report=outgoing&from=2018-01-01&period=range&to=2030-12-31&unit=${leader.account.organisation}`;
  await logIn(page, person('leader'), '/work');
  await page.goto(address);
  await settle(page);
  await page.getByText(/^Tính đến \d\d\/\d\d\/\d{4} \d\d:\d\d$/).waitFor();
  assert.equal(await page.getByText(/đơn vị đạt từ/).count(), 0, 'nothing is held against a threshold');
  assert.deepEqual(await axeFindings(page), []);
  const links = page.locator('.data-table:visible a[title]');
  const told = await links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), Number(link.innerText.replaceAll('.', ''))]));
  const wanted = ['/drafts?outgoing=drafting', '/drafts?outgoing=abandoned', '/documents?direction=outgoing&outgoing=recalled', '/documents?direction=outgoing&unit'];
  for (const start of wanted) assert.ok(told.some(([href]) => href.startsWith(start)), `a link to ${start}…`);
  assert.ok(told.some(([href]) => href.includes('type=KH') && href.includes(`unit=${leader.account.organisation}`)), 'a type of the unit');
  for (const [href, count] of told) {
    await page.goto(url + href);
    await settle(page);
    assert.equal(await countOf(page), count, href);
    await page.locator('.row-list li').first().waitFor();
  }
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

/** How many documents or drafts the list behind an address of the desk holds. */
const listedAt = (page, address) =>
  page.evaluate(async (wanted) => {
    let count = 0;
    for (let cursor = ''; ; ) {
      const answer = await (await fetch(`/api/v1${wanted}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json();
      count += (answer.documents ?? answer.items ?? answer.drafts).length;
      if (answer.next_cursor === undefined) return count;
      cursor = answer.next_cursor;
    }
  }, address);

test('every linked figure of every table has exactly that many documents behind it, of units, groups and the total', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/reports');
  for (const report of ['entry', 'interconnection', 'timeliness', 'handling']) {
    await page.goto(`${url}/reports?report=${report}&period=range&from=2018-01-01&to=2030-12-31`);
    await page.locator('.data-table:visible').first().waitFor();
    await settle(page);
    const told = await page.locator('.data-table a[title]').evaluateAll((all) =>
      all.map((link) => ({href: link.getAttribute('href'), title: link.title, number: Number(link.innerText.replace(/\D/g, ''))})));
    const exact = told.filter(({title}) => /mở danh sách/.test(title));
    assert.ok(exact.length > 5, `${report}: ${exact.length} links`);
    for (const {href, number} of exact) assert.equal(await listedAt(page, href), number, `${report}: ${href}`);
    if (report === 'handling') assert.ok(exact.some(({href}) => href.includes('figure=done_')) || exact.some(({href}) => href.includes('handling=open_')));
    if (report === 'interconnection') assert.ok(exact.some(({href}) => href.includes('figure=documents_due')));
    assert.deepEqual(await axeFindings(page), [], report);
  }
  assert.deepEqual(page.complaints, []);
});

test('a report shows the threshold as a line, what its rates are computed over, and the same period of last year', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/reports?period=year&from=2018-01-01');
  await settle(page);
  await page.locator('.reports-card svg text', {hasText: 'Ngưỡng 99 %'}).first().waitFor();
  await page.getByText('Mẫu số: số trong dãy số của sổ').waitFor();
  await page.getByText(/^Quy tắc tính: vanthu-ty-le-\d+$/).waitFor();
  const compared = page.getByRole('table', {name: 'So với kỳ trước và cùng kỳ năm trước'});
  await compared.getByText('Năm 2017').first().waitFor();
  assert.ok((await compared.getByRole('row').count()) > 3);
  assert.match(await page.getByRole('table', {name: 'Bảng số liệu theo đơn vị'}).innerText(), /STT, đơn vị/);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('why figures changed between two days is told by the documents that made it so', async () => {
  const [clerk] = [await caller(person('clerk'))];
  const {id} = await clerk.post('/documents', {direction: 'outgoing', type: 'KH', subject: 'Kế hoạch làm số liệu đổi', signer: {name: 'Nguyễn Văn Tiến'}});
  const page = await newPage();
  await logIn(page, person('leader'), '/reports');
  await settle(page);
  await page.getByRole('link', {name: 'Vì sao số liệu đổi?'}).click();
  await page.waitForURL(/\/reports\/differences/);
  await settle(page);
  await page.getByRole('heading', {level: 1, name: 'Vì sao số liệu đổi?'}).waitFor();
  const lines = page.getByRole('table', {name: 'Vì những việc này'});
  await lines.locator(`a[href="/documents/${id}"]`).waitFor();
  await page.getByRole('table', {name: 'Khác ở từng đơn vị'}).getByText('Vào sổ').first().waitFor();
  await lines.getByText('Đăng ký').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  // On the base of declarations each unit has its denominator then and now.
  await page.getByText('Số lớn hơn', {exact: true}).click();
  await page.waitForURL(/base=greater/);
  await page.getByRole('table', {name: 'Khác ở từng đơn vị'}).getByRole('columnheader', {name: 'Mẫu số'}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.goto(`${url}/reports/differences?report=handling&period=year&from=2018-01-01&before=2018-12-30&as_of=2018-12-31`);
  await settle(page);
  await page.locator('.empty-state, .data-table:visible').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('what came by the exchange, what rate E is about and the drafts of a group are led to', async () => {
  const [leader, officer] = await Promise.all(['leader', 'officer'].map((role) => caller(person(role))));
  await officer.post('/drafts', {type: 'KH', subject: 'Kế hoạch thử nhóm đơn vị'});
  const page = await newPage();
  const asked = `from=2018-01-01&period=range&to=2030-12-31&unit=${leader.account.organisation}`;
  await logIn(page, person('leader'), `/reports?report=interconnection&${asked}`);
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const links = await page.locator('.data-table:visible a[title]').evaluateAll((all) =>
    all.map((link) => ({href: link.getAttribute('href'), number: Number(link.innerText.replace(/\D/g, ''))})));
  for (const figure of ['agencies', 'from_agencies']) assert.ok(links.some(({href}) => href.includes(`figure=${figure}&`)), `a link to ${figure}`);
  const arrived = links.find(({href}) => href.startsWith('/exchange?tab=inbox&documents=true&units='));
  assert.ok(arrived, 'a link to what came');
  await page.locator(`a[href="${arrived.href}"]`).first().click();
  await page.getByText(/Đến từ 01\/01\/2018 đến 31\/12\/2030/).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const came = await leader.get(`/exchange/inbox?limit=200&${new URL(arrived.href, url).search.slice(1).replace('tab=inbox&', '')}`);
  assert.equal(came.next_cursor ? arrived.number : came.items.length, arrived.number, arrived.href);
  await page.getByRole('button', {name: 'Bỏ lọc'}).click();
  await page.waitForURL(/tab=inbox$/);

  // Who leads the province sees the drafts of all units below.
  const province = await newPage();
  await logIn(province, person('leader', 0), '/reports?report=outgoing&from=2018-01-01&period=range&to=2030-12-31');
  await province.locator('.data-table:visible').first().waitFor();
  await settle(province);
  const group = province.locator('.data-table:visible tr.reports-sum a[href^="/drafts?outgoing=drafting&units="]').first();
  const told = Number((await group.innerText()).replace(/\D/g, ''));
  await group.click();
  await province.locator('.row-list li').first().waitFor();
  assert.equal(await countOf(province), told);
  await province.getByText(/\d+ đơn vị/).first().waitFor();
  assert.deepEqual([...page.complaints, ...province.complaints], []);
});

test('a report on several units says of how many it has figures, and who has not and why', async () => {
  const admin = await caller(person('administrator'));
  const code = `H9${randomInt(10_000, 99_999)}`;
  const name = `Ban Quản lý dự án ${code}`;
  await admin.post('/organisations', {name, code});
  await admin.post('/statistic-duties', {organisation: code, from: '2018-01-01', note: 'Bản cam kết'});
  const page = await newPage();
  await logIn(page, person('leader', 0), '/reports?from=2018-01-01');
  await page.locator('.data-table:visible').first().waitFor();
  const coverage = page.locator('.reports-coverage');
  const line = await coverage.locator('summary').innerText();
  const [, expected, counted, missing] = line.match(/^([\d.]+) đơn vị phải có số liệu, ([\d.]+) có số liệu · ([\d.]+) đơn vị chưa có$/);
  assert.equal(Number(expected), Number(counted) + Number(missing));
  await coverage.locator('summary').click();
  await coverage.getByText(`${name} – chưa gửi gói số liệu`).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
