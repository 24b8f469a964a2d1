import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';

after(closeBrowser);

/** How many documents the API lists for an address of the list. */
const countOf = (page) =>
  page.evaluate(async () => {
    const query = new URLSearchParams(location.search);
    query.set('limit', '200');
    let count = 0;
    for (;;) {
      const answer = await (await fetch(`/api/v1/documents?${query}`)).json();
      count += answer.documents.length;
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
  await page.getByText(/^Tính đến \d\d\/\d\d\/\d{4} \d\d:\d\d$/).waitFor();
  await page.locator('.reports-card svg').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  const link = page.locator('.data-table a[title]').filter({hasText: /[1-9]/}).first();
  const told = Number((await link.innerText()).replaceAll('.', ''));
  assert.ok(told > 0);
  await link.click();
  await page.waitForURL(/\/documents\?.*unit=\d+/);
  await settle(page);
  assert.equal(await countOf(page), told);
  assert.ok((await page.locator('.row-list li').count()) > 0);
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
  for (const name of ['Liên thông', 'Đúng hạn', 'Giải quyết', 'Tự điền']) {
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
