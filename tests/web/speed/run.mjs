// ./dev bench desk [inbox] [routes] [typing] [lighthouse]: how fast the desk is on the demo province plus 100,000 imported titles. Prints a table and each figure's target.
import * as chromeLauncher from 'chrome-launcher';
import lighthouse, {desktopConfig} from 'lighthouse';
import {closeBrowser, logIn, newPage, openBrowser, person, settle, url} from '../harness.mjs';
import {office} from '../office.mjs';
import {median, shownAfter, watchFor} from './clock.mjs';
import {importTitles} from './titles.mjs';

const TITLES = Number(process.env.TITLES ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** The first thing of the inbox that is worth reading. */
const INBOX_ROW = '.work-list li button';
/** What each page is about; a page that has nothing says so. */
const LISTED = '.row-list li, .empty-state';
const ROUTES = {
  leader: [
    {path: '/documents', shown: '.row-list li a'},
    {path: '/drafts', shown: LISTED},
    {path: '/case-files', shown: LISTED},
    {path: '/dashboard', shown: '.dashboard-units, .empty-state'},
    {path: '/search', shown: '.search-page-grid'},
    {path: '/exchange', shown: '.exchange-row, .empty-state'},
    // The figures are counted anew each time: the frame in which they are asked for.
    {path: '/reports', shown: '.reports-unit'},
    {path: '/alerts', shown: '.alerts li, .empty-state'},
    {path: '/work', shown: INBOX_ROW},
  ],
  clerk: [
    {path: '/intake', shown: '.intake-rows li, .intake-queue .empty-state'},
    {path: '/outgoing/new', shown: '.empty-state'},
    {path: '/books', shown: '.books-pane, .empty-state'},
    {path: '/imports', shown: '.imports-part'},
    {path: '/work', shown: `${INBOX_ROW}, .empty-state`},
  ],
  administrator: [
    {path: '/admin', shown: '.data-table'},
    {path: '/imports', shown: '.imports-part'},
    {path: '/documents', shown: '.row-list li a'},
  ],
};
const figures = [];
const tell = (name, value, unit, target, holds) => {
  figures.push({name, value, target, holds});
  console.log(`${name.padEnd(58)} ${String(value).padStart(8)} ${unit.padEnd(3)} ${holds ? 'ok  ' : 'MISS'} ${target}`);
};
const milliseconds = (name, value, most) => tell(name, value.toFixed(0), 'ms', `<= ${most}`, value <= most);

/** Cookies of somebody who is logged in: a browser that was closed in the evening. */
async function sessionOf(role) {
  const page = await newPage();
  await logIn(page, person(role), '/documents');
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

const contextOf = async (storageState) =>
  (await openBrowser()).newContext({viewport: {width: 1440, height: 900}, storageState, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh'});

async function inbox(storageState) {
  const [cold, warm] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await contextOf(storageState);
    await watchFor(context, INBOX_ROW);
    const page = await context.newPage();
    await page.goto(`${url}/work`);
    cold.push(await shownAfter(page));
    await settle(page);
    await page.goto('about:blank');
    await page.goto(`${url}/work`);
    warm.push(await shownAfter(page));
    await context.close();
  }
  milliseconds('inbox, first row painted, cold', median(cold), 1000);
  milliseconds('inbox, first row painted, warm', median(warm), 300);
}

/** From a click in the menu to the page it leads to: the first time, and when its code is there. Of every role that has pages of its own. */
async function routes() {
  for (const [role, places] of Object.entries(ROUTES)) await routesOf(role, places);
}

async function routesOf(role, places) {
  const storageState = await sessionOf(role);
  const [first, again] = [new Map(), new Map()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await contextOf(storageState);
    const {path: start, shown: started} = places.at(-1);
    await watchFor(context, started);
    const page = await context.newPage();
    await page.goto(url + start);
    await shownAfter(page);
    await page.waitForTimeout(1500); // somebody reads before the next click
    for (const times of [first, again])
      for (const {path, shown} of places) {
        await page.evaluate(
          ([to, wanted]) => window.speed.go(document.querySelector(`.navigation a[href="${to}"]`), wanted), [path, shown],
        );
        const took = await shownAfter(page).catch((error) => {
          throw new Error(`${role}: ${path} shows no ${shown}`, {cause: error});
        });
        times.set(path, [...(times.get(path) ?? []), took]);
        await settle(page);
      }
    await context.close();
  }
  for (const [name, times] of [['first visit', first], ['again', again]])
    for (const [path, values] of times) milliseconds(`${role}: route to ${path}, ${name}`, median(values), 150);
}

async function typing(storageState) {
  const context = await contextOf(storageState);
  await watchFor(context, '.search-page-grid');
  const page = await context.newPage();
  await page.goto(`${url}/search`);
  await settle(page);
  const box = page.getByRole('searchbox').or(page.locator('#global-search')).first();
  await box.focus();
  await page.evaluate(() => Object.assign(window.speed, {blocked: 0, slowest: 0}));
  for (const letter of 'quyết định ban hành kế hoạch cải cách hành chính') await page.keyboard.type(letter, {delay: 60});
  await page.locator('.row-list li').first().waitFor();
  await settle(page);
  const {blocked, slowest} = await page.evaluate(() => window.speed);
  milliseconds('typing in search: longest task of the page', blocked, 100);
  milliseconds('typing in search: slowest key until painted', slowest, 100);
  await context.close();
}

async function judge(storageState) {
  const Cookie = storageState.cookies.map(({name, value}) => `${name}=${value}`).join('; ');
  const known = {Cookie};
  for (const [form, config] of [['desktop', desktopConfig], ['phone', undefined]])
    for (const [path, extraHeaders] of [['/', {}], ['/work', known], ['/search?q=kế hoạch', known]]) {
      const chrome = await chromeLauncher.launch({chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox']});
      const {lhr} = await lighthouse(url + encodeURI(path), {port: chrome.port, extraHeaders, onlyCategories: ['performance', 'best-practices'], logLevel: 'error'}, config);
      chrome.kill();
      for (const {title, score} of Object.values(lhr.categories)) {
        const points = Math.round((score ?? 0) * 100);
        tell(`Lighthouse ${title}, ${form}, ${path}`, points, '', '>= 90', points >= 90);
      }
      if (process.env.DETAILS)
        for (const audit of Object.values(lhr.audits)) if (audit.score !== null && audit.score < 0.9) console.log('   ', audit.id, audit.score, audit.displayValue ?? '');
    }
}

const PARTS = {inbox, routes, typing, lighthouse: judge};
const wanted = process.argv.slice(2);
// A server that was made ready before is measured again with TITLES=0.
if (TITLES > 0) {
  await office();
  await importTitles(TITLES, process.env.TMPDIR ?? '/tmp');
}
const leader = await sessionOf('leader');
for (const [name, measure] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await measure(leader);
await closeBrowser();
process.exit(figures.every(({holds}) => holds) ? 0 : 1);
