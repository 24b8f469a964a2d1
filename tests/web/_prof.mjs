import {logIn, newPage, openBrowser, closeBrowser, person, settle, url} from './harness.mjs';
import {watchFor, shownAfter} from './speed/clock.mjs';
const p0 = await newPage(); await logIn(p0, person('leader'), '/work'); const storageState = await p0.context().storageState(); await p0.context().close();
const context = await (await openBrowser()).newContext({viewport: {width: 1440, height: 900}, storageState});
await watchFor(context, '.work-list li button');
const page = await context.newPage();
const cdp = await context.newCDPSession(page); await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', {interval: 200});
for (let i=0;i<4;i++) { await page.goto(url + '/work'); await shownAfter(page); await page.goto('about:blank'); }
await cdp.send('Profiler.start');
await page.goto(url + '/work'); console.log(await shownAfter(page));
const {profile} = await cdp.send('Profiler.stop');
const self = new Map(), byUrl = new Map(), total = new Map();
const nodes = new Map(profile.nodes.map(n=>[n.id,n])); const parent = new Map(); for (const n of profile.nodes) for (const c of n.children??[]) parent.set(c,n.id);
profile.samples.forEach((id,i)=>{ const d = profile.timeDeltas[i]/1000; const n=nodes.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').at(-1)+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)??0)+d);
 const seen=new Set(); for(let p=id;p!==undefined;p=parent.get(p)){const m=nodes.get(p); const kk=m.callFrame.functionName+' '+m.callFrame.url.split('/').at(-1)+':'+m.callFrame.lineNumber; if(!seen.has(kk)){seen.add(kk); total.set(kk,(total.get(kk)??0)+d);}}});
const top=(m,n)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log(v.toFixed(1).padStart(7),k));
console.log('--self');top(self,35);console.log('--total');top(total,70);
await closeBrowser();
