import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, takeMarked, url} from '../harness.mjs';
import {reach} from '../keyboard.mjs';
import {caller, office} from '../office.mjs';

after(closeBrowser);
const thisYear = new Date().getFullYear();

test('a plan of case files is written, sent back, changed by two at once, and approved', async () => {
  const desk = await office();
  const year = thisYear + 1;
  const page = await newPage();
  await logIn(page, person('clerk'), '/case-files');
  await page.getByRole('link', {name: 'Danh mục hồ sơ'}).click();
  await page.getByRole('button', {name: 'Lập danh mục'}).click();
  await page.waitForURL(/plans\/new$/);
  await page.getByLabel('Năm').fill(String(year));
  await page.getByLabel('Tên dòng 1').fill('Tổ chức cán bộ');
  await page.getByRole('button', {name: 'Lưu danh mục'}).click();
  // What is wrong stands at its line, and nothing typed is lost.
  await page.locator('.plan-line .ant-form-item-explain-error').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await page.getByLabel('Tên dòng 1').inputValue(), 'Tổ chức cán bộ');
  await page.getByLabel('Ký hiệu của dòng 1').fill('tccb');
  await page.getByLabel('Tên dòng 2').fill('Thi tuyển công chức');
  const choose = async (label, words) => {
    await page.getByRole('combobox', {name: label}).fill(words);
    await takeMarked(page);
  };
  await choose('Người lập hồ sơ ở dòng 2', desk.officer.account.full_name);
  await reach(page.getByLabel('Tên dòng 2'));
  await page.keyboard.press('Enter');
  await page.getByLabel('Tên dòng 3').fill('Nâng lương');
  await choose('Người lập hồ sơ ở dòng 3', desk.officer.account.full_name);
  await page.getByRole('button', {name: 'Lưu danh mục'}).click();
  await page.waitForURL(/plans\/\d+$/);
  const id = Number(page.url().split('/').at(-1));
  await page.getByRole('rowheader', {name: 'Nâng lương'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', {name: 'Sửa danh mục'}).click();
  await page.getByLabel('Tên dòng 3').fill('Nâng lương, nâng ngạch');
  const theirs = await desk.clerk.get(`/case-plans/${id}`);
  await desk.clerk.put(`/case-plans/${id}`, {
    numbering: 'per_heading',
    lines: theirs.lines.map(({level, title, notation, retention, maker}) => ({
      level, title, ...(notation && {notation}), ...(retention && {retention}), ...(maker && {maker: desk.officer.login}),
    })),
  });
  await page.getByRole('button', {name: 'Lưu danh mục'}).click();
  const conflict = page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'});
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /nâng ngạch/);
  await conflict.getByRole('radio', {name: 'Đánh số hồ sơ: Bản hiện tại'}).check();
  await conflict.getByRole('button', {name: 'Ghi các giá trị đã chọn'}).click();
  await page.getByRole('rowheader', {name: 'Nâng lương, nâng ngạch'}).waitFor();
  await page.getByText('Riêng từng đề mục lớn').waitFor();
  await page.getByRole('button', {name: 'Trình phê duyệt'}).click();
  await page.locator('.case-side form').getByRole('button', {name: 'Trình phê duyệt'}).click();
  await page.locator('.page-note', {hasText: 'Chờ phê duyệt'}).waitFor();
  assert.equal(await page.getByRole('button', {name: 'Sửa danh mục'}).count(), 0);

  const leader = await newPage({width: 390, height: 844, isPhone: true});
  await logIn(leader, person('leader'), `/case-files/plans/${id}`);
  await leader.getByRole('button', {name: 'Phê duyệt', exact: true}).click();
  await leader.locator('.case-side form').getByRole('button', {name: 'Phê duyệt', exact: true}).click();
  await leader.locator('.page-note', {hasText: 'Đã phê duyệt'}).waitFor();
  await leader.getByText('01.TCCB').waitFor();
  assert.deepEqual(await axeFindings(leader), []);
  const pdf = await leader.request.get(`${url}/api/v1/case-plans/${id}?format=pdf`);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  for (const each of [page, leader]) assert.deepEqual(each.complaints, []);
});

test('a document that went into the wrong file is taken back at once', async () => {
  const desk = await office();
  const file = await desk.officer.post('/case-files', {title: 'Hồ sơ đưa nhầm', notation: 'DN', retention: '5'});
  const page = await newPage();
  await logIn(page, person('officer'), `/case-files/${file.id}`);
  await page.getByRole('combobox', {name: 'Đưa văn bản vào hồ sơ'}).fill('kế hoạch');
  await page.locator('.ant-select-item-option').first().click();
  await page.locator('.case-documents li').first().waitFor();
  await page.getByRole('button', {name: 'Hoàn tác'}).click();
  await page.getByText('Hồ sơ chưa có văn bản nào').waitFor();
  assert.equal((await desk.officer.get(`/case-files/${file.id}`)).document_total, 0);
  assert.deepEqual(page.complaints, []);
});

test('what is to be handed over and what everybody has is listed for a year', async () => {
  const desk = await office();
  const file = await desk.officer.post('/case-files', {title: 'Kiểm kê tài sản', notation: 'TS', retention: '20'});
  await desk.officer.post(`/case-files/${file.id}/moves`, {action: 'close'});
  const page = await newPage();
  await logIn(page, person('officer'), '/case-files');
  await page.getByRole('link', {name: 'Nộp lưu'}).click();
  await page.getByRole('rowheader', {name: /Kiểm kê tài sản/}).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: 'Tải XLSX'}).click()]);
  const bytes = Buffer.concat(await (await download.createReadStream()).toArray());
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');

  await page.getByRole('link', {name: 'Thống kê'}).click();
  const own = page.getByRole('row').filter({hasText: desk.officer.account.full_name});
  await own.waitFor();
  await page.getByRole('rowheader', {name: 'Cộng'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Năm').fill('1990');
  await page.getByText('Năm này chưa có hồ sơ nào').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('one changes the own password and the way to get mails', async () => {
  const admin = await caller(person('administrator'));
  const desk = await office();
  const login = `tu.sua${Date.now() % 100000}`;
  const before = 'mat-khau-rat-dai-1';
  await admin.post('/accounts', {login, full_name: 'Lê Tự Sửa', role: 'chuyen_vien', organisation: desk.unit, password: before});
  const page = await newPage();
  await logIn(page, {login, password: before}, '/work');
  await page.getByRole('button', {name: /Lê Tự Sửa/}).click();
  await page.getByRole('menuitem', {name: 'Tài khoản của tôi'}).click();
  await page.getByRole('heading', {level: 1, name: 'Tài khoản của tôi'}).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const password = page.locator('section').filter({has: page.getByRole('heading', {name: 'Đổi mật khẩu'})});
  await password.getByLabel('Mật khẩu hiện tại').fill('sai-mat-khau-roi');
  await password.getByLabel('Mật khẩu mới', {exact: true}).fill('mat-khau-moi-rat-dai');
  await password.getByLabel('Nhập lại mật khẩu mới').fill('khac');
  await password.getByRole('button', {name: 'Đổi mật khẩu'}).click();
  await password.getByText('Hai lần nhập mật khẩu mới không giống nhau.').waitFor();
  await password.getByLabel('Nhập lại mật khẩu mới').fill('mat-khau-moi-rat-dai');
  await password.getByRole('button', {name: 'Đổi mật khẩu'}).click();
  await password.locator('.ant-form-item-explain-error').waitFor();
  assert.equal(await password.getByLabel('Mật khẩu mới', {exact: true}).inputValue(), 'mat-khau-moi-rat-dai');
  await password.getByLabel('Mật khẩu hiện tại').fill(before);
  await password.getByRole('button', {name: 'Đổi mật khẩu'}).click();
  await page.getByText('Đã đổi mật khẩu.').waitFor();

  const mail = page.locator('section').filter({has: page.getByRole('heading', {name: 'Thư báo việc'})});
  await mail.getByLabel('Địa chỉ thư').fill('khong phai thu');
  await mail.getByRole('button', {name: 'Lưu'}).click();
  await mail.locator('.ant-form-item-explain-error').waitFor();
  await mail.getByLabel('Địa chỉ thư').fill('tu.sua@snv.example.vn');
  await mail.getByRole('button', {name: 'Lưu'}).click();
  await page.getByText('Đã lưu cách nhận thư.').waitFor();
  assert.deepEqual(page.complaints, []);

  const again = await newPage();
  await logIn(again, {login, password: 'mat-khau-moi-rat-dai'}, '/me');
  assert.equal(await again.getByLabel('Địa chỉ thư').inputValue(), 'tu.sua@snv.example.vn');
});

test('no page of these is wider than a phone of 360 px', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('clerk'), '/work');
  for (const path of ['/case-files/plans', '/case-files/plans/new', '/case-files/hand-over', '/case-files/statistics', '/me']) {
    await page.goto(url + path);
    await settle(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(page.complaints, []);
});
