import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {caller, indexDefinition} from '../office.mjs';

after(closeBrowser);

const row = (page, text) => page.locator('.data-table tbody tr', {hasText: text});

test('an index is defined from JSON, and what does not add up is named', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/reports?report=ranking');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', {name: 'Lập bộ chỉ số'}).click();
  const dialog = page.getByRole('dialog');
  const text = dialog.getByLabel('Nội dung bộ chỉ số (JSON)');
  const wrong = indexDefinition(2017);
  wrong.items[1].maximum = 7;
  await text.fill(JSON.stringify(wrong));
  await dialog.getByRole('button', {name: 'Lập bộ chỉ số'}).click();
  await dialog.getByText(/Các mục con của mục 1 cộng lại được 7,00 điểm, không phải 8,00/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await text.fill(JSON.stringify(indexDefinition(2017)));
  await dialog.getByRole('button', {name: 'Lập bộ chỉ số'}).click();
  await dialog.waitFor({state: 'hidden'});
  await page.waitForURL(/index=\d+/);
  await page.getByRole('button', {name: 'Chốt bộ chỉ số'}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Tải PDF'}).click()]);
  assert.equal(pdf.suggestedFilename(), 'CCHC-WEB-2017.pdf');
});

test('a clerk scores the own unit with a document as evidence, it is reviewed, and the index is closed', async () => {
  const [admin, clerk] = await Promise.all([caller(person('administrator')), caller(person('clerk'))]);
  const {id} = await admin.post('/reform-indexes', indexDefinition(2018));
  const unit = (await clerk.get('/me')).organisation;
  const [document] = (await clerk.get('/documents?direction=outgoing&limit=1')).documents;

  const page = await newPage();
  await logIn(page, person('clerk'), `/reports?report=ranking&index=${id}`);
  await page.getByText('Hạng được công bố khi bộ chỉ số đã chốt.').waitFor();
  await page.locator('.data-table tbody th a').first().click();
  await page.getByRole('heading', {name: /^Phiếu chấm điểm/}).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await row(page, '1.1. Ban hành kế hoạch').getByRole('button', {name: 'Tự chấm'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Điểm/).fill('9');
  await dialog.getByLabel('Giải trình').fill('Kế hoạch ban hành ngày 20/12');
  await dialog.getByLabel('Mã văn bản chứng minh').fill(String(document.id));
  await dialog.getByRole('button', {name: 'Tự chấm'}).click();
  await dialog.getByText('Điểm của tiêu chí 1.1 từ 0 đến 8,00.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByLabel(/^Điểm/).fill('7,5');
  await dialog.getByRole('button', {name: 'Tự chấm'}).click();
  await dialog.waitFor({state: 'hidden'});
  await row(page, '1.1. Ban hành kế hoạch').getByText('Tự chấm, chưa thẩm định').waitFor();
  assert.equal(await page.locator(`a[href="/documents/${document.id}"]:visible`).count(), 1);
  assert.equal(await page.locator('.data-table').getByRole('button', {name: 'Thẩm định', exact: true}).count(), 0);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  const above = await newPage();
  await logIn(above, person('administrator'), `/reports?report=ranking&index=${id}&ranked=${unit}`);
  const reviewed = above.getByRole('dialog');
  await row(above, '1.1. Ban hành kế hoạch').getByRole('button', {name: 'Thẩm định'}).click();
  await reviewed.getByLabel(/^Điểm/).fill('6');
  await reviewed.getByLabel('Lý do').fill('Ban hành chậm');
  await reviewed.getByRole('button', {name: 'Thẩm định'}).click();
  await reviewed.waitFor({state: 'hidden'});
  await row(above, '1.1. Ban hành kế hoạch').getByText('Đã thẩm định').waitFor();
  await row(above, '2.2. Hài lòng').getByRole('button', {name: 'Thẩm định'}).click();
  await reviewed.getByLabel('Số phiếu trả lời').fill('120');
  await reviewed.getByLabel(/^Điểm trung bình/).fill('4,2');
  await reviewed.getByLabel('Lý do').fill('Phiếu quý IV');
  assert.deepEqual(await axeFindings(above), []);
  await reviewed.getByRole('button', {name: 'Thẩm định'}).click();
  await reviewed.waitFor({state: 'hidden'});
  await row(above, '2.2. Hài lòng').getByText('trung bình 4,2 của 120 phiếu').waitFor();
  assert.equal((await clerk.get(`/reform-indexes/${id}/units/${unit}`)).items[1].points, 6);

  await above.getByRole('link', {name: 'Bảng xếp hạng'}).click();
  await above.getByRole('button', {name: 'Chốt bộ chỉ số'}).click();
  await reviewed.getByLabel('Ghi chú').fill('Theo biên bản');
  await reviewed.getByRole('button', {name: 'Chốt bộ chỉ số'}).click();
  await reviewed.waitFor({state: 'hidden'});
  await above.getByText(/^Chốt lúc/).waitFor();
  assert.equal(await above.getByRole('button', {name: 'Chốt bộ chỉ số'}).count(), 0);
  await settle(above);
  assert.deepEqual(await axeFindings(above), []);
  // Now the unit is told its rank.
  await page.goto(`${url}/reports?report=ranking&index=${id}`);
  await page.locator('.data-table tbody tr', {hasText: /\d+\/\d+/}).first().waitFor();
});

test('on a phone of 360 px the ranking and the sheet are lists of rows', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('leader'), '/reports?report=ranking');
  await page.locator('.data-table:visible').first().waitFor();
  await settle(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axeFindings(page), []);
  await page.locator('.data-table tbody th a').first().click();
  await page.getByRole('heading', {name: /^Phiếu chấm điểm/}).waitFor();
  await settle(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axeFindings(page), []);
});
