import {logIn, newPage, openBrowser, closeBrowser, person, settle, url} from './harness.mjs';
import {office} from './office.mjs';
import {watchFor, shownAfter} from './speed/clock.mjs';
await office();
const p0 = await newPage(); await logIn(p0, person('leader'), '/work'); const storageState = await p0.context().storageState(); await p0.context().close();
for (const disk of [0,1]) {
const context = await (await openBrowser()).newContext({viewport: {width: 1440, height: 900}, storageState});
await watchFor(context, '.work-list li button');
const page = await context.newPage();
const cdp = await context.newCDPSession(page); await cdp.send('Performance.enable');
for (const k of ['cold','warm','warm','warm','warm']) {
  await page.goto(url + '/work'); const t = await shownAfter(page);
  const m = Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(x=>[x.name,x.value]));
  const res = await page.evaluate(() => performance.getEntriesByType('resource').map(r => [r.name.replace(location.origin,''), Math.round(r.startTime), Math.round(r.responseEnd), r.transferSize]));
  const paint = await page.evaluate(() => [performance.getEntriesByType('navigation')[0].responseEnd, ...performance.getEntriesByType('paint').map(p=>p.name+':'+Math.round(p.startTime))]);
  console.log(k, Math.round(t), 'script', (m.ScriptDuration*1000).toFixed(0), 'task', (m.TaskDuration*1000).toFixed(0), 'layout', (m.LayoutDuration*1000).toFixed(0), 'style', (m.RecalcStyleDuration*1000).toFixed(0), paint.join(' '));
  if (disk === 1) for (const r of res) console.log('   ', r.join(' '));
  await page.goto('about:blank');
}
await context.close();
}
await closeBrowser();
