import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller, draftToSign, office} from '../office.mjs';
import {chooseFile} from '../paper.mjs';

let desk;
before(async () => {
  desk = await office();
});
after(closeBrowser);

test('an officer sees the work by its deadline, reports what was done and asks for more time', async () => {
  const page = await newPage();
  await logIn(page, person('officer'), '/work');
  await settle(page);
  assert.deepEqual(
    (await page.locator('.work-group h2').allInnerTexts()).map((text) => text.replace(/\s*\d+$/, '')),
    ['Hạn hôm nay', 'Trong 7 ngày tới', 'Sau đó', 'Dự thảo cần làm tiếp', 'Để biết'],
  );
  assert.deepEqual(await axeFindings(page), []);
  const before = (await desk.officer.get('/work?kind=assignment&limit=200')).items.length;
  await page.getByRole('button', {name: 'Báo xong'}).click();
  await page.getByRole('button', {name: 'Báo đã xong'}).click();
  await page.getByText('Hãy ghi vài lời.').waitFor();
  await page.getByLabel('Kết quả đã làm').fill('Đã trả lời bằng công văn');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã báo xong').waitFor();
  assert.equal((await desk.officer.get('/work?kind=assignment&limit=200')).items.length, before - 1);
  await settle(page);
  // The next one is open.
  await page.getByRole('button', {name: 'Xin gia hạn'}).click();
  await page.getByRole('button', {name: '+5 ngày làm việc'}).click();
  await page.getByLabel('Lý do xin gia hạn').fill('Chờ ý kiến Sở Tài chính');
  await page.getByRole('button', {name: 'Gửi đề nghị gia hạn'}).click();
  await page.getByText(/Đang chờ trả lời đề nghị gia hạn đến/).waitFor();
  const {items} = await desk.leader.get('/work?kind=extension');
  assert.ok(items.some(({note}) => note === 'Chờ ý kiến Sở Tài chính'));
  assert.deepEqual(page.complaints, []);
});

/** A PDF of the demo, as what somebody wrote. */
async function somePdf() {
  const {documents} = await desk.clerk.get('/documents?direction=outgoing&limit=50');
  for (const {id, files = []} of documents) {
    const place = files.findIndex(({media_type: type}) => type === 'application/pdf');
    if (place < 0) continue;
    const page = await newPage();
    await logIn(page, person('clerk'), '/documents');
    const bytes = await (await page.request.get(`${url}/api/v1/documents/${id}/files/${place + 1}`)).body();
    await page.context().close();
    return bytes;
  }
  throw new Error('the demo has no outgoing PDF');
}

const act = async (page, name) => {
  await page.getByRole('button', {name, exact: true}).first().click();
  await page.locator('.draft-moves form').getByRole('button', {name, exact: true}).click();
};

test('a draft goes from new to issued: officer, leader, clerk', async () => {
  const pdf = await somePdf();
  const page = await newPage();
  await logIn(page, person('officer'), '/drafts');
  await settle(page);
  await page.getByRole('button', {name: 'Dự thảo mới'}).click();
  await page.getByRole('button', {name: 'Tạo dự thảo'}).click();
  await page.getByText('Bắt buộc nhập.').first().waitFor();
  await page.getByLabel('Trích yếu').fill('V/v trả lời về chế độ công tác');
  await page.getByRole('button', {name: 'Tạo dự thảo'}).click();
  // A letter needs a notation: the server's words stand at the field, and nothing typed is lost.
  await page.locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'V/v trả lời về chế độ công tác');
  await page.getByLabel('Ký hiệu').fill('VPUBND-TH');
  const receivers = page.getByRole('combobox', {name: 'Nơi nhận'});
  await reach(receivers);
  await receivers.fill('so noi vu');
  await page.locator('.ant-select-item-option[title="Sở Nội vụ"]').waitFor();
  await page.keyboard.press('Enter');
  await receivers.fill('Hội Nhà báo tỉnh');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Tạo dự thảo'}).click();
  await page.waitForURL(/\/drafts\/\d+$/);
  await page.getByText('Sở Nội vụ; Hội Nhà báo tỉnh').waitFor();
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp cho bản mới'}), {name: 'du-thao.pdf', mimeType: 'application/pdf', buffer: pdf});
  await page.getByLabel('Bản này sửa những gì').fill('Bản đầu');
  await page.getByRole('button', {name: 'Lưu bản mới'}).click();
  await page.getByText('Bản 1', {exact: true}).first().waitFor();
  await page.locator('.pdf canvas').first().waitFor();
  await page.getByLabel('Góp ý của bạn').fill('Xin ý kiến phần căn cứ');
  await page.getByRole('button', {name: 'Gửi góp ý'}).click();
  await page.locator('.timeline', {hasText: 'Xin ý kiến phần căn cứ'}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await act(page, 'Trình duyệt');
  await page.locator('.page-note', {hasText: 'Chờ duyệt'}).waitFor();
  const path = new URL(page.url()).pathname;

  const leader = await newPage();
  await logIn(leader, person('leader'), `/work?kind=draft&item=draft-${path.split('/').at(-1)}`);
  await settle(leader);
  await leader.locator('.work-group.approve').waitFor();
  await act(leader, 'Duyệt nội dung');
  await leader.getByText('Không có việc nào đang chờ bạn').or(leader.locator('.work-list')).first().waitFor();

  const clerk = await newPage();
  await logIn(clerk, person('clerk'), path);
  await settle(clerk);
  await clerk.getByRole('button', {name: 'Kiểm tra thể thức'}).click();
  await clerk.locator('.draft-moves textarea').fill('Bản chạy thử');
  await clerk.locator('.draft-moves form').getByRole('button', {name: 'Kiểm tra thể thức'}).click();
  await clerk.locator('.page-note', {hasText: 'Đã kiểm tra thể thức'}).waitFor();

  await leader.goto(url + path);
  await settle(leader);
  await act(leader, 'Ghi đã ký');
  await leader.locator('.page-note', {hasText: 'Đã ký'}).waitFor();

  await clerk.reload();
  await settle(clerk);
  await act(clerk, 'Ban hành');
  await clerk.locator('.page-note', {hasText: 'Đã ban hành'}).waitFor();
  await settle(clerk);
  assert.deepEqual(await axeFindings(clerk), []);

  // What was issued goes on its way from the same place; the dialog says to whom, and who has to get it otherwise.
  await clerk.getByText('Hội Nhà báo tỉnh chưa nối trục liên thông').waitFor();
  await clerk.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  const sending = clerk.getByRole('dialog', {name: 'Gửi văn bản qua trục liên thông?'});
  await sending.getByText(/được gửi ngay đến 1 cơ quan: Sở Nội vụ\./).waitFor();
  assert.deepEqual(await axeFindings(clerk), []);
  await sending.getByLabel('Sở Nội vụ').uncheck();
  await sending.getByRole('status').getByText('Hãy chọn ít nhất một nơi nhận.').waitFor();
  await sending.getByRole('button', {name: /^Gửi đến/}).click();
  await sending.locator('.ant-form-item-explain-error').waitFor();
  await sending.getByLabel('Sở Nội vụ').check();
  await sending.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  await sending.waitFor({state: 'hidden'});
  await clerk.locator('.document-side').locator('.timeline', {hasText: 'Sở Nội vụ'}).first().waitFor();
  await clerk.locator('.page-note', {hasText: 'Đã gửi'}).waitFor();
  // Everyone named has it now; others may still get it.
  await clerk.getByRole('button', {name: 'Gửi thêm nơi khác'}).waitFor();
  const {document} = await desk.clerk.get(path);
  assert.equal((await desk.clerk.get(`/documents/${document}/deliveries`)).deliveries.length, 1);
  for (const each of [page, leader, clerk]) assert.deepEqual(each.complaints, []);
});

test('what the clerk issues from the list of work leads to sending it, and a list of what was not sent to the same', async () => {
  const pdf = await somePdf();
  const receiver = await caller(person('clerk', 2));
  const id = await draftToSign(desk, {subject: 'Kế hoạch kiểm tra công tác văn thư', name: 'ke-hoach.pdf', bytes: pdf, receivers: [{organisation: receiver.account.organisation}]});
  await desk.leader.post(`/drafts/${id}/moves`, {action: 'sign', signer: {name: 'Nguyễn Văn Tiến', position: 'Giám đốc'}});
  const page = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(page, person('clerk'), `/work?kind=draft&item=draft-${id}`);
  await settle(page);
  await act(page, 'Ban hành');
  await page.waitForURL(/documents\/\d+\?tab=deliveries$/);
  await page.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const address = new URL(page.url());

  await page.goto(`${url}/documents?outgoing=not_sent`);
  await settle(page);
  await page.getByRole('link', {name: /Kế hoạch kiểm tra công tác văn thư/}).first().click();
  await page.waitForURL(url + address.pathname + address.search);
  await page.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  const sending = page.getByRole('dialog', {name: 'Gửi văn bản qua trục liên thông?'});
  await sending.getByText(receiver.account.organisation_name).first().waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await sending.getByRole('button', {name: 'Gửi đến 1 nơi nhận'}).click();
  await page.locator('.timeline', {hasText: receiver.account.organisation_name}).waitFor();
  assert.deepEqual(page.complaints, []);

  // Whoever may not send sees how far it came, and no button.
  const officer = await newPage();
  await logIn(officer, person('officer'), address.pathname + address.search);
  await officer.locator('.timeline', {hasText: receiver.account.organisation_name}).waitFor();
  assert.equal(await officer.getByRole('button', {name: /^Gửi/}).count(), 0);
});

test('a case file is opened, filled, changed by two people at once, and closed', async () => {
  const page = await newPage();
  await logIn(page, person('officer'), '/case-files');
  await settle(page);
  await page.getByRole('button', {name: 'Mở hồ sơ'}).click();
  await page.getByLabel('Tên hồ sơ').fill('Chế độ công tác năm 2026');
  await page.getByLabel('Ký hiệu đề mục').fill('TCCB');
  await page.getByRole('dialog').getByRole('button', {name: 'Mở hồ sơ'}).click();
  await page.waitForURL(/\/case-files\/\d+$/);
  const id = Number(page.url().split('/').at(-1));
  await settle(page);
  await page.getByRole('combobox', {name: 'Đưa văn bản vào hồ sơ'}).fill('kế hoạch');
  await page.locator('.ant-select-item-option').first().click();
  await page.locator('.case-documents li').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Sửa thông tin'}).click();
  await page.getByRole('dialog').getByLabel('Tên hồ sơ').fill('Tên của tôi');
  await desk.officer.patch(`/case-files/${id}`, {title: 'Tên của người khác'});
  await page.getByRole('button', {name: 'Lưu'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /Tên của tôi[\s\S]*Tên của người khác/);
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await page.getByRole('heading', {level: 1, name: 'Tên của tôi'}).waitFor();

  const contents = await page.request.get(`${url}/api/v1/case-files/${id}/contents?format=pdf`);
  assert.equal((await contents.body()).subarray(0, 5).toString(), '%PDF-');
  await page.locator('.case-documents').getByRole('button', {name: /^Rút/}).first().click();
  await page.getByLabel('Lý do rút ra').fill('Đưa nhầm');
  await page.getByRole('button', {name: 'Rút ra', exact: true}).click();
  await page.getByText('Hồ sơ chưa có văn bản nào').waitFor();
  await page.getByRole('button', {name: 'Kết thúc hồ sơ'}).click();
  await page.locator('.case-side form').getByRole('button', {name: 'Kết thúc hồ sơ'}).click();
  await page.locator('.page-note', {hasText: 'Đã kết thúc'}).waitFor();
  assert.deepEqual(page.complaints, []);
});

/** How many documents the list behind an address of the desk holds. */
const listedAt = (page, address) =>
  page.evaluate(async (wanted) => {
    let count = 0;
    for (let cursor = ''; ; ) {
      const answer = await (await fetch(`/api/v1${wanted}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json();
      count += answer.documents.length;
      if (answer.next_cursor === undefined) return count;
      cursor = answer.next_cursor;
    }
  }, address);

test('the overview shows what is open whenever it arrived, by unit and by person in charge; every number leads to as many documents', async () => {
  // Long before this year.
  await desk.clerk.post('/documents', {
    direction: 'incoming', type: 'KH', code: '77/KH-BNV', issuer_name: 'Bộ Nội vụ', issued_date: '2018-12-27', arrival_date: '2018-12-28', due_date: '2018-12-31',
    subject: 'Kế hoạch còn nợ từ năm trước', confirm_duplicate: true,
  });
  const page = await newPage();
  await logIn(page, person('leader'), '/dashboard');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('columnheader', {name: 'Đơn vị chủ trì'}).waitFor();
  await page.getByRole('columnheader', {name: 'Người chủ trì'}).waitFor();
  await page.locator('.dashboard-units').getByText('Chưa giao ai chủ trì').waitFor();
  const links = page.locator('.dashboard-totals a, .dashboard-units td a');
  const told = await links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), Number((link.querySelector('strong') ?? link).innerText.replaceAll('.', ''))]));
  assert.ok(told.length > 6);
  for (const [address, number] of told) assert.equal(await listedAt(page, address), number, address);
  const overdue = told.find(([address]) => address.includes('handling=open_overdue'));
  assert.ok(overdue[1] > 0, 'what is late since 2018 is there');

  const link = page.locator('.dashboard-units').last().locator('td a.number').first();
  const number = Number(await link.innerText());
  await link.click();
  await page.waitForURL(/in_charge=\d+/);
  await settle(page);
  assert.equal(Number(await page.locator('.row-list li').first().getAttribute('aria-setsize')), number);
  await page.locator('.counted-chip').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: /^Bỏ lọc “/}).first().click();
  await page.waitForURL((address) => !address.searchParams.has('in_charge_unit'));

  await page.goto(`${url}/dashboard?from=2018-12-28&to=2018-12-28`);
  await settle(page);
  const narrowed = await page.locator('.dashboard-totals strong').evaluateAll((all) =>
    all.map((each) => Number(each.innerText.replaceAll('.', ''))));
  const sum = (numbers) => numbers.reduce((so, number) => so + number, 0);
  assert.ok(narrowed[0] >= 1, 'what is late since that day');
  assert.ok(sum(narrowed) < sum(told.slice(0, narrowed.length).map(([, number]) => number)), 'days of arrival narrow it');
  assert.deepEqual(page.complaints, []);
});

test('a leader lends rights for a week and ends that, and reads the notices', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/delegations');
  await settle(page);
  await page.getByLabel('Người được uỷ quyền').fill('hong dao');
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('button', {name: 'Uỷ quyền', exact: true}).click();
  await page.getByText('Bắt buộc nhập.').waitFor();
  await page.getByLabel('Văn bản uỷ quyền').fill('12/GUQ-VP');
  await page.getByRole('button', {name: 'Uỷ quyền', exact: true}).click();
  const line = page.locator('li', {hasText: /uỷ quyền cho Nguyễn Thị Hồng Đào/}).first();
  await line.waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await line.getByRole('button', {name: 'Chấm dứt'}).click();
  const ending = page.getByRole('dialog', {name: 'Chấm dứt uỷ quyền?'});
  await ending.getByText('Nguyễn Thị Hồng Đào mất quyền xử lý thay ngay từ bây giờ.').waitFor();
  await ending.getByRole('button', {name: 'Chấm dứt'}).click();
  await line.getByText(/Bắt đầu và chấm dứt trong ngày/).waitFor();
  await page.goto(`${url}/notices`);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const unread = page.locator('.notices li.unread');
  const before = await unread.count();
  const readAll = async () => {
    await page.getByRole('button', {name: 'Ghi là đã xem hết'}).click();
    await unread.first().waitFor({state: 'detached'});
    assert.equal(await unread.count(), 0);
  };
  await readAll();
  // A touch too much is taken back: all of it, and one by one.
  await page.getByRole('button', {name: 'Hoàn tác'}).click();
  await unread.nth(before - 1).waitFor();
  assert.equal(await unread.count(), before);
  await readAll();
  await page.getByRole('button', {name: 'Ghi là chưa xem'}).first().click();
  await unread.first().waitFor();
  assert.equal(await unread.count(), 1);
  assert.deepEqual(page.complaints, []);
});

test('no page of these is wider than a phone of 360 px', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true});
  await logIn(page, person('leader'), '/work');
  for (const path of ['/work?kind=direction', '/delegations', '/dashboard?from=2018-01-01', '/drafts', '/case-files', '/notices']) {
    await page.goto(url + path);
    await settle(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
  }
});
