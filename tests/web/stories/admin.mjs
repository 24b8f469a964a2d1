import assert from 'node:assert/strict';
import {randomBytes, randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked, url} from '../harness.mjs';
import {caller} from '../office.mjs';
import {z85} from '../public_key.mjs';

after(closeBrowser);

/** Chooses in a select that is searched by typing. */
async function choose(dialog, label, words) {
  await dialog.getByLabel(label, {exact: true}).fill(words);
  await takeMarked(dialog.page());
}

test('an administrator makes an account; what is wrong is told at its field and nothing typed is lost', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/people');
  await settle(page);
  await page.getByRole('button', {name: 'Tạo tài khoản'}).click();
  const dialog = page.getByRole('dialog', {name: 'Tạo tài khoản'});
  await dialog.getByLabel('Họ và tên').fill('Lê Thị Thử Nghiệm');
  await dialog.getByLabel('Tên đăng nhập').fill('Thử Nghiệm');
  await choose(dialog, 'Đơn vị', 'so noi vu');
  await dialog.getByLabel('Vai trò').click();
  await page.locator('.ant-select-item-option').filter({hasText: 'Chuyên viên'}).last().click();
  await dialog.getByLabel('Mật khẩu').fill('ngan');
  await dialog.getByRole('button', {name: /Tạo$/}).click();
  await dialog.locator('.ant-form-item-explain-error').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await dialog.getByLabel('Họ và tên').inputValue(), 'Lê Thị Thử Nghiệm');
  const login = `thu.nghiem${Date.now() % 100000}`;
  await dialog.getByLabel('Tên đăng nhập').fill(login);
  await dialog.getByLabel('Mật khẩu').fill('mat-khau-du-dai-123');
  await dialog.getByRole('button', {name: /Tạo$/}).click();

  const drawer = page.getByRole('dialog', {name: 'Lê Thị Thử Nghiệm'});
  await drawer.getByRole('rowheader', {name: /Sở Nội vụ/}).waitFor();
  assert.match(page.url(), /id=\d+/);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await drawer.getByRole('button', {name: 'Kết thúc'}).click();
  const ending = page.getByRole('dialog', {name: /^Kết thúc chức vụ của/});
  await ending.getByText(/Không có việc nào đang mở/).waitFor();
  await ending.getByRole('button', {name: 'Hủy'}).click();
  await drawer.getByRole('button', {name: 'Khóa tài khoản'}).click();
  const blocking = page.getByRole('dialog', {name: /^Khóa tài khoản của/});
  await blocking.getByText(/bị đăng xuất ở mọi nơi/).waitFor();
  await blocking.getByRole('button', {name: 'Khóa tài khoản'}).click();
  await drawer.getByText('Đã khóa').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a holiday is added by keyboard only', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/documents');
  await settle(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL(/\/admin\/people$/);
  await settle(page);
  const tabTo = async (wanted, key = 'Tab') => {
    for (let step = 0; step < 60; step += 1) {
      if (await page.evaluate((text) => document.activeElement?.textContent === text, wanted)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`no way by Tab to ${wanted}`);
  };
  await tabTo('Lịch và thời hạn');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/admin\/calendar/);
  await settle(page);
  await tabTo('Thêm ngày', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'Thêm ngày'});
  await dialog.waitFor();
  const focused = (id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id, {timeout: 2000});
  for (let step = 0; step < 10; step += 1) {
    if (await page.evaluate(() => document.activeElement?.id === 'day')) break;
    await page.keyboard.press('Tab');
  }
  await focused('day');
  await page.keyboard.type('25112026');
  for (let step = 0; step < 6; step += 1) {
    if (await page.evaluate(() => document.activeElement?.id === 'name')) break;
    await page.keyboard.press('Tab');
  }
  await focused('name');
  await page.keyboard.type('Ngày thử nghiệm');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Thông báo 01');
  await dialog.getByText(/Ngày 25\/11\/2026 không tính là ngày làm việc/).waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({state: 'hidden'});
  await page.getByRole('rowheader', {name: '25/11/2026'}).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a unit is renamed from a day; when somebody else changed it meanwhile both versions are shown', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/organisations');
  await settle(page);
  await page.getByRole('searchbox', {name: 'Tìm theo tên, mã…'}).fill('ngoai vu');
  await page.waitForURL(/q=/);
  await page.getByRole('button', {name: 'Sở Ngoại vụ', exact: true}).click();
  const drawer = page.getByRole('dialog', {name: 'Sở Ngoại vụ'});
  await drawer.getByRole('button', {name: 'Đổi tên, đổi thông tin'}).click();
  const dialog = page.getByRole('dialog', {name: 'Thay đổi: Sở Ngoại vụ'});
  await dialog.getByLabel('Tên', {exact: true}).fill('Sở Ngoại vụ và Hợp tác');
  await dialog.getByText(/mang tên “Sở Ngoại vụ và Hợp tác”/).waitFor();
  const id = new URL(page.url()).searchParams.get('id');
  const day = (await dialog.getByLabel('Từ ngày').inputValue()).split('/').reverse().join('-');
  const other = await page.evaluate(
    async ([unit, from]) =>
      (
        await fetch(`/api/v1/organisations/${unit}`, {
          method: 'PATCH',
          headers: {'Content-Type': 'application/json'},
          body: JSON.stringify({valid_from: from, short_name: 'SNgV'}),
        })
      ).status,
    [id, day],
  );
  assert.equal(other, 200);
  await dialog.getByRole('button', {name: 'Lưu'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.getByText('Sở Ngoại vụ và Hợp tác').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  // What only the other one touched is not asked, and stays as it is now.
  assert.equal(await conflict.getByText('SNgV').count(), 0);
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await dialog.waitFor({state: 'hidden'});
  const renamed = page.getByRole('dialog', {name: 'Sở Ngoại vụ và Hợp tác'});
  await renamed.getByRole('rowheader', {name: 'Sở Ngoại vụ', exact: true}).waitFor();
  await renamed.getByText('SNgV').first().waitFor();

  await page.goto(`${url}/admin/audit?entity=organisation&thing=${id}`);
  await page.getByRole('link', {name: `Cơ quan, đơn vị ${id}`}).first().click();
  await page.waitForURL(/change=\d+/);
  await page.locator('.admin-diff-table .is-changed').filter({hasText: 'Sở Ngoại vụ và Hợp tác'}).first().waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a drop for a scanner tells its password once', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/intake');
  await settle(page);
  await page.getByRole('button', {name: 'Mở điểm nhận'}).first().click();
  const dialog = page.getByRole('dialog', {name: 'Mở điểm nhận'});
  const name = `may-quet-${Date.now() % 100000}`;
  await dialog.getByLabel('Tên điểm nhận').fill(name);
  await choose(dialog, 'Đơn vị', 'so noi vu');
  await dialog.getByRole('button', {name: /Tạo$/}).click();
  const secret = page.getByRole('dialog', {name: 'Mật khẩu của điểm nhận'});
  const password = (await secret.locator('.ant-typography').innerText()).trim();
  assert.ok(password.length >= 12);
  assert.deepEqual(await axeFindings(page), []);
  await secret.getByRole('button', {name: 'Tôi đã chép mật khẩu'}).click();
  await page.getByRole('rowheader', {name}).waitFor();
  await page.reload();
  await page.getByRole('rowheader', {name}).waitFor();
  assert.equal(await page.getByText(password).count(), 0);
  await page.getByRole('row').filter({hasText: name}).getByRole('button', {name: 'Thu hồi'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Thu hồi'}).click();
  await page.getByRole('row').filter({hasText: name}).getByText(/Thu hồi \d\d\//).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a verification and a backup are known afterwards, and it is told when they are missing', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/system');
  await settle(page);
  await page.getByRole('alert').filter({hasText: 'không có bản sao lưu nào'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  // How far the index is behind is an age, not only a count.
  const index = await page.locator('.admin-card').filter({hasText: 'Chỉ mục chậm'}).innerText();
  assert.match(index, /Chỉ mục chậm\s+(Không, mọi thay đổi đã tìm được|\d+ (giây|phút|giờ|ngày) \([\d.]+ thay đổi chưa tìm được\))/);
  await page.getByRole('button', {name: 'Bắt đầu kiểm tra'}).click();
  await page.waitForURL(/verification=\d+/);
  await page.getByText('Không phát hiện sai lệch nào.').waitFor({timeout: 120_000});
  assert.match(await page.locator('.admin-card').last().innerText(), /8\.\d{3} văn bản/);
  const care = page.locator('.admin-card').filter({hasText: 'Kiểm tra gần nhất'});
  await care.getByText('Tốt').waitFor();
  const admin = await caller(person('administrator'));
  await admin.post('/backups', {note: 'nas:/vanthu'});
  await page.reload();
  await care.getByText(/nas:\/vanthu/).waitFor();
  assert.match(await care.innerText(), new RegExp(admin.account.full_name));
  assert.equal(await page.getByRole('alert').filter({hasText: 'sao lưu'}).count(), 0);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('every right is told with the roles that have it', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/roles');
  const register = page.getByRole('row').filter({has: page.getByRole('rowheader', {name: 'Đăng ký văn bản'})});
  await register.waitFor();
  const has = await register.getByRole('cell').evaluateAll((cells) => cells.map((cell) => cell.querySelector('[aria-label]') !== null));
  const roles = await page.getByRole('columnheader').allInnerTexts();
  assert.deepEqual(roles.slice(1).filter((_, place) => has[place]), ['Văn thư', 'Uỷ quyền được']);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('a change of rights is confirmed by somebody else', async () => {
  const admin = await caller(person('administrator'));
  const leader = await caller(person('leader'));
  const name = `Trần Thị Quyền ${Date.now() % 100000}`;
  const login = `quyen.moi${Date.now() % 100000}`;
  await admin.post('/accounts', {login, full_name: name, role: 'chuyen_vien', organisation: leader.account.organisation, password: 'mat-khau-rat-dai-1'});
  const page = await newPage();
  await logIn(page, person('leader'), '/work');
  await page.getByRole('navigation').getByRole('link', {name: /Thay đổi quyền/}).first().click();
  const line = page.locator('.alerts li').filter({hasText: name});
  await line.waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await line.getByRole('button', {name: 'Xác nhận'}).click();
  const dialog = page.getByRole('dialog', {name: 'Xác nhận thay đổi quyền'});
  await dialog.getByText(/ghi vào nhật ký/).waitFor();
  await dialog.getByLabel('Căn cứ hoặc ghi chú').fill('Theo QĐ 15/QĐ-SNV');
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole('button', {name: 'Xác nhận'}).click();
  await line.waitFor({state: 'detached'});
  await page.locator('.ant-segmented-item', {hasText: 'Tất cả'}).click();
  await line.getByText(/Theo QĐ 15\/QĐ-SNV/).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a system of the exchange is added, gets another address, and is revoked', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/exchange?tab=system');
  await page.getByRole('button', {name: 'Thêm hệ thống'}).click();
  const dialog = page.getByRole('dialog', {name: 'Thêm hệ thống'});
  const name = `Tỉnh Thử ${Date.now() % 100000}`;
  await dialog.getByLabel('Tên hệ thống').fill(name);
  await dialog.getByLabel('Khóa công khai').fill('ngan');
  await dialog.getByLabel('Mã định danh').fill(`Z${Date.now() % 100000},`);
  await dialog.getByRole('button', {name: 'Thêm hệ thống'}).click();
  await dialog.locator('.ant-form-item-explain-error').first().waitFor();
  assert.equal(await dialog.getByLabel('Tên hệ thống').inputValue(), name);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel('Khóa công khai').fill(z85(randomBytes(32)));
  await dialog.getByRole('button', {name: 'Thêm hệ thống'}).click();
  const card = page.locator('article').filter({hasText: name});
  await card.getByRole('button', {name: 'Đổi địa chỉ'}).click();
  const change = page.getByRole('dialog', {name: /^Đổi địa chỉ/});
  await change.getByLabel('Địa chỉ').fill('tcp://127.0.0.1:5571');
  await change.getByRole('button', {name: 'Lưu'}).click();
  await card.getByText('tcp://127.0.0.1:5571').waitFor();
  await card.getByRole('button', {name: 'Thu hồi'}).click();
  const revoke = page.getByRole('dialog', {name: /^Thu hồi quyền gửi nhận/});
  await revoke.getByText(/phải thêm với khóa mới/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await revoke.getByRole('button', {name: 'Thu hồi'}).click();
  await card.getByText('Đã thu hồi').waitFor();
  assert.equal(await card.getByRole('button').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('on a phone of 360 px every page of the administration fits, dark', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('administrator'), '/admin/people');
  for (const section of ['people', 'roles', 'organisations', 'books', 'calendar', 'types', 'intake', 'audit', 'system']) {
    await page.goto(`${url}/admin/${section}`);
    await settle(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, section);
    assert.deepEqual(await axeFindings(page), [], section);
  }
  assert.deepEqual(page.complaints, []);
});

test('the audit speaks in words: no code of the change log is shown as it is', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/audit');
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  const cells = await page.locator('.data-table:visible tbody td').allInnerTexts();
  assert.ok(cells.length > 0);
  assert.deepEqual(cells.filter((text) => /^[a-z]+(_[a-z]+)*( \d+)?$/.test(text)), []);
});

test('the superior unit of a past version is named although it has ended', async () => {
  const admin = await caller(person('administrator'));
  const mark = randomInt(10_000, 99_999);
  const made = (fields) => admin.post('/organisations', fields);
  await made({name: `Ban cũ ${mark}`, code: `H99.P${mark}`, parent: 'H99', valid_from: '2020-01-01'});
  const name = `Đơn vị con ${mark}`;
  await made({name, code: `H99.C${mark}`, parent: `H99.P${mark}`, valid_from: '2020-01-01'});
  await admin.post('/reorganisations', {
    kind: 'takeover', effective_from: '2024-01-01', legal_basis: 'Quyết định thử', predecessors: [`H99.P${mark}`], successors: ['H99.02'],
  });
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/organisations');
  await page.getByRole('searchbox', {name: 'Tìm theo tên, mã…'}).fill(`con ${mark}`);
  await page.waitForURL(/q=/);
  await page.getByRole('button', {name, exact: true}).click();
  const versions = page.getByRole('dialog', {name}).getByRole('table').first();
  await versions.getByText(`Ban cũ ${mark}`).first().waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a filter of the audit reaches further back than the rows of one page', async () => {
  const admin = await caller(person('administrator'));
  const {changes} = await admin.get('/changes?limit=1');
  const page = await newPage();
  await logIn(page, person('administrator'), `/admin/audit?entity=${changes[0].entity}&thing=${changes[0].entity_id}`);
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  await page.getByText(/^\d+ dòng, đó là tất cả\.$/).waitFor();
  await page.goto(`${url}/admin/audit?from=2090-01-01`);
  await page.getByText('Không có dòng nào.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
