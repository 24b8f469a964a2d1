// Documents that exist already come from a file: begun, stopped, gone on with; what cannot be taken is told.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {chooseFile, onDisk} from '../paper.mjs';

after(closeBrowser);

const LINES = 1000;
const records = (mark) =>
  Array.from({length: LINES}, (_, place) => JSON.stringify({external_id: `${mark}-${place}`, code: `${place}/QĐ-THU`, subject: `Quyết định thử ${mark} số ${place}`}));

test('a clerk imports documents from a file, stops, and goes on from there', async () => {
  const mark = `thu-${randomInt(1_000_000)}`;
  const page = await newPage();
  await logIn(page, person('clerk'), '/imports');
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  // A slow line: there is time to stop.
  await page.route('**/api/v1/imports', async (route) => {
    await new Promise((soon) => setTimeout(soon, 500));
    await route.continue();
  });
  const lines = records(mark);
  lines[3] = 'không phải JSON';
  lines[4] = JSON.stringify({external_id: `${mark}-4`});
  await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp văn bản'}), onDisk(`${mark}.jsonl`, Buffer.from(lines.join('\n'))));
  const part = page.getByRole('region', {name: 'Văn bản có sẵn', exact: true});
  assert.equal(await part.getByLabel('Nguồn').inputValue(), mark);
  await part.getByRole('button', {name: 'Nhập', exact: true}).click();
  await part.getByText(/198 nhập được · 0 đã có · 2 không nhập được/).waitFor();
  await part.getByRole('button', {name: 'Dừng'}).click();
  await part.getByText('Đã dừng; nhập tiếp từ chỗ dừng.').waitFor();
  const runs = page.getByRole('region', {name: 'Các lần nhập trên máy này'}).first();
  await runs.getByText(/^Dừng ở \d+ %: nhập tiếp$/).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await part.getByRole('button', {name: 'Nhập tiếp'}).click();
  await part.getByText('Đã nhập hết.').waitFor();
  await part.getByText('998 nhập được · 0 đã có · 2 không nhập được').waitFor();
  assert.match(await part.getByRole('row').filter({hasText: 'không phải JSON'}).innerText(), /không phải JSON\./);
  await part.getByRole('row').filter({hasText: `${mark}-4`}).waitFor();
  assert.match(await runs.getByRole('row').filter({hasText: mark}).innerText(), /Đã nhập hết\.[\s\S]*998/);
  assert.deepEqual(page.complaints, []);
});

test('an administrator finds every kind of import, on a phone as well', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true, colorScheme: 'dark'});
  await logIn(page, person('administrator'), '/imports');
  await settle(page);
  await page.getByRole('link', {name: 'Nhập ở trang Cơ quan, đơn vị'}).waitFor();
  assert.ok((await page.getByRole('region', {name: 'Sổ đăng ký những năm trước'}).getByRole('link').count()) > 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
