// What an administrator begins and ends: rules of deadlines, books, posts; and what two of them change at once.
import assert from 'node:assert/strict';
import {randomBytes, randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked} from '../harness.mjs';
import {caller} from '../office.mjs';
import {z85} from '../public_key.mjs';

after(closeBrowser);

const PASSWORD = 'mat-khau-rat-dai-1';

async function opened(path) {
  const page = await newPage();
  await logIn(page, person('administrator'), path);
  await settle(page);
  return page;
}

/** Chooses in a box that is searched by typing. */
async function choose(dialog, label, words) {
  await dialog.getByLabel(new RegExp(`^${label}`)).fill(words);
  await takeMarked(dialog.page());
}

/** An account of its own, in the unit of person('leader'). */
async function newcomer(admin) {
  const {organisation} = (await caller(person('leader'))).account;
  const login = `nguoi.moi${randomInt(1_000_000)}`;
  return {...(await admin.post('/accounts', {login, full_name: `Đỗ Văn Mới ${login}`, role: 'chuyen_vien', organisation, password: PASSWORD})), login};
}

test('a rule of deadlines is added for one type, and ended with a reason', async () => {
  const page = await opened('/admin/calendar?show=rules');
  const basis = `Quy chế ${randomInt(100_000)}`;
  await page.getByRole('button', {name: 'Thêm quy định'}).click();
  const dialog = page.getByRole('dialog', {name: 'Thêm quy định'});
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  await dialog.getByText('Bắt buộc nhập.').first().waitFor();
  await dialog.getByLabel('Số ngày làm việc').fill('7');
  await choose(dialog, 'Loại văn bản', 'thong bao');
  await dialog.getByLabel('Căn cứ').fill(basis);
  await dialog.getByText(/Quy định hẹp hơn được áp dụng trước/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  const row = page.getByRole('row').filter({hasText: basis});
  await row.waitFor();
  assert.match(await row.innerText(), /Thông báo[\s\S]*7/);

  await row.getByRole('button', {name: 'Kết thúc'}).click();
  const ending = page.getByRole('dialog', {name: /^Kết thúc quy định/});
  await ending.getByRole('button', {name: 'Kết thúc'}).click();
  await ending.getByText('Bắt buộc nhập.').waitFor();
  await ending.getByLabel('Lý do').fill('Thay bằng quy chế mới');
  await ending.getByText(/thời hạn đã tính giữ nguyên/).waitFor();
  await ending.getByRole('button', {name: 'Kết thúc'}).click();
  await ending.waitFor({state: 'hidden'});
  await row.getByRole('button', {name: 'Kết thúc'}).waitFor({state: 'detached'});
  assert.deepEqual(page.complaints, []);
});

/** Opens one of the boxes of many and takes a count by its words. */
async function take(dialog, label, words) {
  const box = dialog.getByLabel(label);
  await box.focus();
  await box.fill(words);
  await takeMarked(dialog.page());
  await dialog.page().keyboard.press('Escape');
}

test('a set of definitions of the rates is refused at its field, entered, and listed with what differs', async () => {
  const admin = await caller(person('administrator'));
  const page = await opened('/admin/rates');
  const name = `tinh-${randomInt(100_000)}`;
  await page.getByRole('button', {name: 'Thêm bộ quy tắc'}).click();
  const dialog = page.getByRole('dialog', {name: 'Thêm bộ quy tắc'});
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  await dialog.getByText('Bắt buộc nhập.').first().waitFor();
  await dialog.getByLabel('Tên bộ').fill(name);
  await dialog.getByLabel('Căn cứ').fill('Quyết định 12/2027/QĐ-UBND');
  await dialog.getByLabel('Nhập văn bản: ngưỡng (%)').fill('95,5');
  await take(dialog, 'Tỷ lệ chia khác bộ trước', 'G:');
  await take(dialog, /^Tử số G/, 'đang giải quyết trong hạn');
  await dialog.getByText(/Báo cáo của các kỳ kết thúc từ/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  await dialog.locator('.ant-form-item-explain-error').getByText(/Tử số có thể lớn hơn mẫu số/).waitFor();
  assert.equal(await dialog.getByLabel('Tên bộ').inputValue(), name);
  await take(dialog, /^Mẫu số G/, 'đang giải quyết trong hạn');
  await dialog.getByRole('button', {name: 'Thêm', exact: true}).click();
  await dialog.waitFor({state: 'hidden'});
  const row = page.getByRole('row').filter({hasText: name});
  await row.waitFor();
  assert.match(await row.innerText(), /G \(.*đang giải quyết trong hạn[\s\S]*Nhập văn bản: A-file ≥ 95,5 %/);
  const [newest] = (await admin.get('/rate-rules')).rate_rules;
  assert.equal(newest.id, name);
  assert.deepEqual(newest.rates.find(({rate}) => rate === 'G').denominator, ['done', 'open_in_time']);
  assert.equal(newest.leading.find(({report}) => report === 'entry').threshold, 955);
  assert.deepEqual(page.complaints, []);
});

test('a book is made, closed, locked, and opened again with a reason', async () => {
  const clerk = await caller(person('clerk'));
  const page = await opened('/admin/books');
  const name = `Sổ chuyên đề ${randomInt(100_000)}`;
  await page.getByRole('button', {name: 'Mở sổ'}).click();
  const dialog = page.getByRole('dialog', {name: 'Mở sổ'});
  await choose(dialog, 'Đơn vị', clerk.account.organisation_name);
  await dialog.getByLabel('Tên sổ').fill(name);
  await dialog.getByLabel('Mã sổ').fill('Mã Sai');
  await dialog.getByRole('button', {name: /^Tạo/}).click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await dialog.getByLabel('Tên sổ').inputValue(), name);
  await dialog.getByLabel('Mã sổ').fill(`cd-${randomInt(100_000)}`);
  await dialog.getByRole('button', {name: /^Tạo/}).click();

  const drawer = page.getByRole('dialog', {name, exact: true});
  const move = async (does, state, reason) => {
    await drawer.getByRole('button', {name: does}).click();
    const asking = page.getByRole('dialog', {name: `${does}: ${name}`});
    if (reason !== undefined) {
      await asking.getByRole('button', {name: does}).click();
      await asking.getByText('Bắt buộc nhập.').waitFor();
      await asking.getByLabel('Lý do').fill(reason);
    }
    await asking.getByRole('button', {name: does}).click();
    await asking.waitFor({state: 'hidden'});
    await drawer.getByText(state, {exact: true}).waitFor();
  };
  await move('Đóng sổ', 'Đã đóng');
  await move('Khóa sổ', 'Đã khóa');
  assert.deepEqual(await axeFindings(page), []);
  await move('Đóng sổ', 'Đã đóng', 'Khóa nhầm');
  await move('Mở lại sổ', 'Đang mở');
  assert.deepEqual(page.complaints, []);
});

test('a second post is given and ended, and stays in the list of what was', async () => {
  const admin = await caller(person('administrator'));
  const {id, full_name: name} = await newcomer(admin);
  const page = await opened(`/admin/people?id=${id}`);
  const drawer = page.getByRole('dialog', {name, exact: true});
  await drawer.getByRole('button', {name: 'Giao chức vụ'}).click();
  const dialog = page.getByRole('dialog', {name: `Giao chức vụ cho ${name}`});
  await choose(dialog, 'Đơn vị', 'so tu phap');
  await dialog.getByLabel('Vai trò').click();
  await page.locator('.ant-select-item-option').filter({hasText: 'Văn thư'}).last().click();
  await dialog.getByLabel('Tên chức vụ').fill('Phụ trách văn thư');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Giao chức vụ'}).click();
  const post = drawer.getByRole('row').filter({hasText: 'Sở Tư pháp'});
  await post.waitFor();
  assert.match(await post.innerText(), /Văn thư, Phụ trách văn thư/);

  await post.getByRole('button', {name: 'Kết thúc'}).click();
  const ending = page.getByRole('dialog', {name: /^Kết thúc chức vụ của/});
  await ending.getByText(/Không có việc nào đang mở/).waitFor();
  await ending.getByRole('button', {name: 'Kết thúc'}).click();
  await ending.waitFor({state: 'hidden'});
  await post.getByRole('button').waitFor({state: 'detached'});
  const {posts} = await admin.get(`/accounts/${id}`);
  assert.equal(posts.filter(({valid_to: end}) => end !== undefined).length, 1);
  assert.deepEqual(page.complaints, []);
});

test('two administrators change one e-mail address: both are shown, and nothing is written before one is chosen', async () => {
  const admin = await caller(person('administrator'));
  const {id, full_name: name} = await newcomer(admin);
  const page = await opened(`/admin/people?id=${id}`);
  await page.getByRole('dialog', {name, exact: true}).getByRole('button', {name: 'Đổi thư điện tử'}).click();
  const dialog = page.getByRole('dialog', {name: `Thư điện tử của ${name}`});
  await dialog.getByLabel('Thư điện tử').fill('cua.toi@example.vn');
  await admin.patch(`/accounts/${id}`, {email: 'cua.nguoi.khac@example.vn'});
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /cua\.toi@example\.vn[\s\S]*cua\.nguoi\.khac@example\.vn/);
  assert.deepEqual(await axeFindings(page), []);
  assert.equal((await admin.get(`/accounts/${id}`)).email, 'cua.nguoi.khac@example.vn');
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await dialog.waitFor({state: 'hidden'});
  assert.equal((await admin.get(`/accounts/${id}`)).email, 'cua.toi@example.vn');
  assert.deepEqual(page.complaints, []);
});

test('two administrators change the address of one system: both are shown', async () => {
  const admin = await caller(person('administrator'));
  const name = `Tỉnh Hai Người ${randomInt(100_000)}`;
  const {id} = await admin.post('/exchange/peers', {
    name, endpoint: 'tcp://127.0.0.1:9', public_key: z85(randomBytes(32)), organisation_codes: [`Y${randomInt(100_000)}`],
  });
  const page = await opened('/exchange?tab=system');
  await page.locator('article').filter({hasText: name}).getByRole('button', {name: 'Đổi địa chỉ'}).click();
  const dialog = page.getByRole('dialog', {name: /^Đổi địa chỉ/});
  await dialog.getByLabel('Địa chỉ').fill('tcp://127.0.0.1:5501');
  await admin.patch(`/exchange/peers/${id}`, {endpoint: 'tcp://127.0.0.1:5502'});
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /127\.0\.0\.1:5501[\s\S]*127\.0\.0\.1:5502/);
  assert.deepEqual(await axeFindings(page), []);
  await conflict.getByRole('button', {name: 'Bỏ bản của tôi'}).click();
  await page.locator('article').filter({hasText: name}).getByText('tcp://127.0.0.1:5502').waitFor();
  assert.equal((await admin.get(`/exchange/peers/${id}`)).endpoint, 'tcp://127.0.0.1:5502');
  assert.deepEqual(page.complaints, []);
});

test('the page of the system shows the disk, the queues and how far the index is', async () => {
  const admin = await caller(person('administrator'));
  const {disk, exchange, index} = await admin.get('/system');
  const page = await opened('/admin/system');
  const card = (title) => page.locator('.admin-card').filter({has: page.getByRole('heading', {name: title})});
  assert.ok(disk.total_bytes > 0);
  await card('Đĩa và thư').getByText(/\d+([.,]\d+)? [KMGT]B/).first().waitFor();
  assert.match(await card('Đĩa và thư').innerText(), /chờ gửi[\s\S]*\d/i);
  assert.match(await card('Liên thông').innerText(), new RegExp(`${exchange.due}`));
  assert.match((await card('Chỉ mục tìm kiếm').innerText()).replaceAll('.', ''), new RegExp(String(index.documents).slice(0, 2)));
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
