import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {axeFindings, closeBrowser, documentWithPdf, logIn, newPage, person, settle, url} from '../harness.mjs';

after(closeBrowser);

test('a clerk finds an outgoing document by filters and reads its file, by keyboard only', async () => {
  const page = await newPage();
  const clerk = person('clerk');
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.keyboard.type(clerk.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(clerk.password);
  await page.keyboard.press('Enter');
  await page.locator('#content h1').waitFor();
  await settle(page);

  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.waitForURL(/\/documents$/);
  await settle(page);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Văn bản');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/direction=incoming/);
  await page.getByRole('radio', {name: 'Văn bản đến', exact: true, checked: true}).waitFor({state: 'attached'});
  const listed = page.waitForResponse(/\/documents\?.*direction=outgoing/);
  await page.keyboard.press('ArrowRight');
  await listed;
  await settle(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const title = await page.locator('.row-list li.chosen .row-title').innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\/\d+$/);
  await page.getByRole('heading', {level: 1, name: title, exact: true}).waitFor();
  await settle(page);
  await page.keyboard.press('2');
  await page.getByRole('tab', {name: 'Lịch sử', selected: true}).waitFor();
  await settle(page);
  assert.ok((await page.locator('.timeline li').count()) > 0);
  assert.doesNotMatch(await page.locator('.timeline').innerText(), /Thay đổi:/, 'every action has its words');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('? lists the keys that work, Escape closes it, and each of the ways leads where it says', async () => {
  const page = await newPage();
  await logIn(page, person('administrator'), '/documents');
  await settle(page);
  await page.keyboard.press('?');
  const overlay = page.getByRole('dialog', {name: 'Phím tắt'});
  await overlay.getByText('Mở bảng phím tắt').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const told = await overlay.locator('dl > div').evaluateAll((lines) =>
    lines.map((line) => ({keys: [...line.querySelectorAll('kbd')].map((key) => key.textContent), does: line.querySelector('dd').textContent})),
  );
  // While it is open they do nothing.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  assert.match(page.url(), /\/documents$/);
  await page.keyboard.press('Escape');
  await overlay.waitFor({state: 'hidden'});
  const ways = told.filter(({keys: [first, ...rest]}) => first === 'g' && rest.length === 1);
  // To every page of the menu, and to the account, which has a menu of its own.
  assert.equal(ways.length, (await page.getByRole('navigation').first().getByRole('link').count()) + 1);
  for (const {keys, does} of ways) {
    const name = does.replace(/^Đến /, '');
    const link = page.getByRole('navigation').first().getByRole('link', {name: new RegExp(`^${name}`)});
    if (name === 'Tài khoản của tôi') continue; // in the menu of the account
    assert.equal(await link.count(), 1, `${name} is a page of this role`);
    for (const key of keys) await page.keyboard.press(key);
    const path = await link.first().getAttribute('href');
    await page.waitForURL(({pathname}) => pathname.startsWith(path));
    await settle(page);
  }
  assert.deepEqual(page.complaints, []);
});

test('the pages of a PDF are drawn, by a worker of our own files', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/documents');
  await page.goto(`${url}/documents/${await documentWithPdf(page)}`);
  await page.locator('.pdf canvas').first().waitFor();
  // Something dark stands on the first of them.
  await page.waitForFunction(() => {
    const canvas = document.querySelector('.pdf canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.some((value, place) => place % 4 < 3 && value < 128 && (pixels[place - (place % 4) + 3] ?? 0) > 0);
  });
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test('the work list has as many lines as the counter beside the menu says', async () => {
  const page = await newPage();
  for (const role of ['clerk', 'leader', 'officer']) {
    await logIn(page, person(role), '/work');
    await settle(page);
    const {atDesk: told, inAll} = await page.evaluate(async () => {
      const {work, intake = 0, inbox = 0} = await (await fetch('/api/v1/counters')).json();
      const atDesk = Object.values(work).reduce((sum, count) => sum + count, 0);
      return {atDesk, inAll: atDesk + intake + inbox};
    });
    const shown = await page.locator('.navigation a[href="/work"] .count').textContent({timeout: 1000}).catch(() => '0');
    assert.equal(shown, told > 999 ? '999+' : String(told));
    if (told === 0) await page.getByText('Không có việc nào đang chờ bạn').waitFor();
    else assert.ok((await page.locator('.row-list li').count()) > 0);
    assert.match(await page.title(), inAll > 0 ? /^\(\d+\+?\) Công việc – vanthu$/ : /^Công việc – vanthu$/);
    await page.context().clearCookies();
  }
  assert.deepEqual(page.complaints, []);
});

test('the list of documents loads more as it is scrolled', async () => {
  const page = await newPage();
  await logIn(page, person('clerk'), '/documents');
  await settle(page);
  const size = () => page.locator('.row-list li').first().getAttribute('aria-setsize').then(Number);
  const before = await size();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction((least) => Number(document.querySelector('.row-list li')?.getAttribute('aria-setsize')) > least, before);
  assert.ok((await page.locator('.row-list li').count()) < 80, 'only the rows in sight are there');
});

test('a document that is not there is told in words, and the menu stays', async () => {
  const page = await newPage();
  await logIn(page, person('officer'), '/documents/99999999');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /Hãy /);
  await page.getByRole('navigation').getByRole('link', {name: 'Văn bản'}).first().click();
  await page.waitForURL(/\/documents$/);
});

test('the menu stands while the code of the first page is on its way', async () => {
  const first = await newPage();
  await logIn(first, person('leader'), '/work');
  const page = await first.context().newPage();
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await page.route('**/assets/dashboard-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL('/dashboard', first.url()).href, {waitUntil: 'commit'});
  await page.locator('main .loading').waitFor();
  await page.getByRole('navigation').getByRole('link', {name: 'Văn bản'}).first().waitFor();
  goOn();
  await page.getByRole('heading', {level: 1}).waitFor();
});

test('a page is drawn, too, whose code comes between two steps of the first drawing', async () => {
  const first = await newPage();
  await logIn(first, person('leader'), '/work');
  const page = await first.context().newPage();
  // React draws for a few milliseconds and asks by a message to be called again: here that takes longer than the code that is awaited.
  await page.addInitScript(() => {
    const {postMessage} = MessagePort.prototype;
    window.steps = 0;
    MessagePort.prototype.postMessage = function (...message) {
      window.steps += 1;
      setTimeout(() => postMessage.apply(this, message), 100);
    };
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
  for (const step of [2, 3, 4]) {
    await page.route('**/assets/dashboard-*.js', async (route) => {
      await page.waitForFunction((count) => window.steps > count, step);
      await route.continue();
    });
    await page.goto(new URL('/dashboard', first.url()).href, {waitUntil: 'commit'});
    await page.getByRole('heading', {level: 1}).waitFor();
    await page.unroute('**/assets/dashboard-*.js');
  }
});

test('a list that was asked for early is shown, whether the desk was drawn once or twice before it came', async () => {
  const page = await newPage();
  await logIn(page, person('leader'), '/drafts');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: 3});
  await page.route(({pathname, search}) => pathname === '/api/v1/work' && search === '?limit=50', async (route) => {
    await page.locator('#content h1').waitFor();
    await route.continue().catch(() => {}); // The desk that asked may be gone.
  });
  // Whether it is drawn twice is chance, in about half of the cases.
  for (let time = 1; time <= 12; time += 1) {
    await page.goto(`${url}/work`, {waitUntil: 'commit'});
    await page.locator('#content :is(.row-list li, .empty-state, .problem-alert)').first().waitFor();
    assert.equal(await page.locator('.problem-alert').count(), 0, `at visit ${time}`);
  }
  await page.unrouteAll({behavior: 'ignoreErrors'});
});

test('on a phone of 360 px nothing is wider than the screen', async () => {
  const page = await newPage({width: 360, height: 740, isPhone: true});
  await logIn(page, person('leader'), '/work');
  for (const path of ['/work', '/documents', '/search?q=kế hoạch']) {
    await page.goto(url + path);
    await settle(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
  }
  await page.locator('.bottom-bar').getByRole('link', {name: 'Văn bản'}).tap();
  await page.waitForURL(/\/documents$/);
});

test('the desk speaks English to whoever wants it, and keeps the choice', async () => {
  const page = await newPage();
  await logIn(page, person('officer'), '/documents');
  await page.locator('.account').click();
  await page.getByRole('menuitem', {name: 'English'}).click();
  await page.getByRole('heading', {name: 'Documents', level: 1}).waitFor();
  await page.reload();
  await page.getByRole('heading', {name: 'Documents', level: 1}).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});
