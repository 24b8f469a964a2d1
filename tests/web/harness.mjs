// What every story needs: people of the demo, a browser, and the judge of accessibility.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {afterEach} from 'node:test';
import {chromium} from 'playwright-core';
import {useKeyboardOnly} from './keyboard.mjs';

export const url = process.env.VANTHU_URL;
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const rows = readFileSync(process.env.VANTHU_ACCOUNTS, 'utf8').trim().split('\n').slice(1).map((line) => line.split(/ {2,}/));
/** Roles as the table of logins names them. */
const ROLES = {clerk: 'Văn thư', leader: 'Lãnh đạo', officer: 'Chuyên viên', administrator: 'Quản trị'};

/** One who has that role, of the second unit that has all roles, or of another one. */
export function person(role, which = 1) {
  const [administrator] = rows;
  if (role === 'administrator') return {login: administrator[0], password: administrator[1]};
  const units = [...new Set(rows.map((row) => row[4]))];
  // The second: the first is the province itself, which only receives.
  const unit = units.filter((name) => rows.filter((row) => row[4] === name && row !== administrator).length >= 3)[which];
  const found = rows.find((row) => row[4] === unit && row.includes(ROLES[role]));
  if (found === undefined) throw new Error(`the demo has nobody who is ${ROLES[role]}`);
  return {login: found[0], password: found[1]};
}

/** Stories are told without a mouse: see keyboard.mjs. */
export const isByKeyboard = process.env.VANTHU_HANDS === 'keyboard';

/** Stories are told on a bad day: a slow machine, and a line on which every answer takes its own time. */
export const isSlow = process.env.VANTHU_SLOW !== undefined;
const SLOWDOWN = 2;
const MOST_DELAY_MS = 1200;

async function beSlow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWDOWN});
  await page.context().route('**/api/**', async (route) => {
    await new Promise((done) => setTimeout(done, Math.random() * MOST_DELAY_MS));
    await route.continue().catch(() => {}); // The page may have gone in between.
  });
}

let browser;
export async function openBrowser() {
  browser ??= await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage']});
  return browser;
}
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}
/** What was shown when a story failed. On a slow machine its pages are closed, for each of them is slowed by work of its own. */
async function leavePages({name, error}) {
  for (const context of browser?.contexts() ?? []) {
    for (const [place, page] of context.pages().entries()) {
      const path = `${process.env.VANTHU_SCREENS}/failed/${name.replace(/[^\p{L}\d]+/gu, '-')}-${place}.png`;
      if (error) await page.screenshot({path}).catch(() => {});
    }
    if (isSlow) await context.close();
  }
}
if (process.env.NODE_TEST_CONTEXT) afterEach(leavePages);

/** A page of a browser of its own. What the console complains about is a failure of the story: see `complaints`. */
export async function newPage({width = 1440, height = 900, colorScheme = 'light', isPhone = false} = {}) {
  const context = await (await openBrowser()).newContext({
    viewport: {width, height}, colorScheme, reducedMotion: 'reduce', locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh',
    ...(isPhone && {isMobile: true, hasTouch: true, deviceScaleFactor: 2}),
  });
  const page = await context.newPage();
  if (isByKeyboard) useKeyboardOnly(page);
  if (isSlow) await beSlow(page);
  page.setDefaultTimeout(30_000);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A refused request is in the console too, whatever the page makes of it.
    if (!/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) page.complaints.push(message.text());
  });
  return page;
}

/** Logs in by the form, at whatever address. */
export async function logIn(page, {login, password}, path = '/') {
  await page.goto(url + path);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {level: 1}).and(page.locator('#content h1')).waitFor();
}

/** Takes the line that the open list of a choice marks, once it is there: whoever types faster than it comes waits for it too. */
export async function takeMarked(page) {
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active').first().waitFor();
  await page.keyboard.press('Enter');
}

/** Id of the newest document with a PDF among those that whoever is logged in may know of. */
export function documentWithPdf(page) {
  return page.evaluate(async () => {
    for (let cursor = ''; cursor !== undefined; ) {
      const answer = await (await fetch(`/api/v1/documents?limit=200${cursor && `&cursor=${cursor}`}`)).json();
      const found = answer.documents.find(({files}) => files?.[0]?.media_type === 'application/pdf');
      if (found) return found.id;
      cursor = answer.next_cursor;
    }
    throw new Error('the demo has no PDF');
  });
}

/** Serious and critical findings of axe on what is shown now, in one line each. */
export async function axeFindings(page) {
  await page.evaluate(axeSource);
  const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`);
}

const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Everything that was asked for has come and the page stands still. */
export async function settle(page) {
  // The address changes before the page says that it is busy.
  await twoFrames(page);
  await page.waitForFunction(() => !document.querySelector('.boot, .loading, .ant-skeleton, [aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
  await twoFrames(page);
}
