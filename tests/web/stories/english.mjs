// Every page with the language switched to English: no Vietnamese word of the interface is left. What the office wrote
// stays Vietnamese, and so do the words that come from the server.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, logIn, newPage, person, settle, url} from '../harness.mjs';
import {office} from '../office.mjs';
import {vietnameseWords} from '../interface_words.mjs';

after(closeBrowser);

const PAGES = {
  clerk: [
    '/work', '/intake', '/intake?item=paper&step=form', '/outgoing/new', '/documents', '/search', '/search?q=ke hoach',
    '/search?passage', '/books?year=2018', '/exchange', '/exchange?tab=inbox', '/exchange?tab=edxml', '/exchange?tab=system', '/case-files/plans/new', '/me',
  ],
  leader: ['/work?kind=direction', '/dashboard?from=2018-01-01', '/delegations', '/alerts', '/alerts?show=all', '/notices'],
  officer: [
    '/work', '/drafts', '/drafts/1', '/case-files', '/case-files/1', '/case-files/plans', '/case-files/hand-over', '/case-files/statistics',
  ],
  administrator: [
    '/admin/people', '/admin/people?new=1', '/admin/roles', '/admin/organisations', '/admin/books?unit=3', '/admin/calendar?year=2018',
    '/admin/calendar?show=rules', '/admin/rates', '/admin/types', '/admin/intake', '/admin/audit', '/admin/system', '/imports', '/exchange?tab=system',
    '/reports?from=2018-01-01', '/reports?report=interconnection&from=2018-01-01', '/reports?report=timeliness&from=2018-01-01',
    '/reports?report=handling&from=2018-01-01', '/reports?report=proposals&from=2018-01-01', '/reports?report=outgoing&from=2018-01-01',
    '/reports?report=ranking', '/reports?report=published', '/reports?report=samples', '/reports?report=series&from=2018-01-01', '/admin/types?show=rules',
    '/drafts?outgoing=drafting&type=KH&from=2018-01-01&to=2030-01-01',
    '/documents?direction=outgoing&outgoing=sent',
  ],
};

/** Texts that stand on the page, names of buttons, hints of boxes: what a person reads or hears. */
const shownTexts = (page) =>
  page.evaluate(() => {
    const texts = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const place = walker.currentNode.parentElement;
      if (place.closest('script, style, div[lang=vi]')) continue;
      texts.add(walker.currentNode.textContent.trim());
    }
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      if (!each.closest('div[lang=vi]'))
        for (const name of ['aria-label', 'placeholder', 'title']) texts.add((each.getAttribute(name) ?? '').trim());
    texts.add(document.title);
    return [...texts];
  });

for (const [role, paths] of Object.entries(PAGES))
  test(`the pages of a ${role} are English and fit on a phone of 360 px`, async () => {
    await office();
    const page = await newPage({width: 360, height: 740, isPhone: true});
    await logIn(page, person(role));
    await page.evaluate(() => localStorage.setItem('vanthu.language', 'en'));
    for (const path of paths) {
      await page.goto(url + path);
      await settle(page);
      const left = (await shownTexts(page)).filter((text) => vietnameseWords.has(text));
      assert.deepEqual(left, [], path);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    }
    assert.deepEqual(page.complaints, []);
  });

test('what the server refuses is said in English, with its facts', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/books?year=2018');
  await page.evaluate(() => localStorage.setItem('vanthu.language', 'en'));
  await page.reload();
  await page.getByRole('button', {name: 'Void a number'}).first().click();
  const dialog = page.getByRole('dialog', {name: /Void a number in/});
  await dialog.getByRole('textbox', {name: 'Number', exact: true}).fill('1');
  await dialog.getByLabel('To number').fill('9999');
  await page.keyboard.press('Enter');
  await dialog.getByText('At most 500 numbers are voided at once; divide the span.').first().waitFor();
  await dialog.getByText('Required.').first().waitFor();
  await dialog.getByLabel('To number').fill('');
  await dialog.getByLabel('Reason').fill('Trial');
  await page.keyboard.press('Enter');
  await dialog.getByText('Not possible as things stand').waitFor();
  await dialog.getByText('Number 1 is used or void. Choose another one, or leave it empty to get the next number.').waitFor();
  await page.goto(`${url}/notices`);
  await settle(page);
  const notices = (await page.locator('#content li').allInnerTexts()).filter((text) => /^(Bạn|Văn bản|Dự thảo|Việc|Có|Nơi nhận) /.test(text));
  assert.deepEqual(notices, []);
  assert.deepEqual(page.complaints, []);
});

test('the rules of the form and what a check of it finds are said in English', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/admin/types?show=rules');
  await page.evaluate(() => localStorage.setItem('vanthu.language', 'en'));
  await page.reload();
  const rules = page.getByRole('table', {name: 'Form rules'});
  await rules.getByText('Top margin', {exact: true}).waitFor();
  const left = (await rules.locator('tbody td').allInnerTexts()).filter((text) => /mục|Phụ lục|Điều|Lề|Vị trí/.test(text));
  assert.deepEqual(left, []);
  assert.deepEqual(page.complaints, []);
});
