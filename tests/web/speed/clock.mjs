// Times as the page itself has them: from the navigation or the click to the frame that shows what was waited for.

/** Runs in the page before everything else: notes when the page shows what is awaited. */
const watch = (selector) => {
  const heading = () => document.querySelector('#content h1')?.textContent;
  const speed = {shown: undefined, from: 0, blocked: 0, slowest: 0, selector, before: undefined};
  const look = () => {
    // The page that is left has rows as well: the new one is there when its heading is.
    if (speed.shown !== undefined || heading() === speed.before || !document.querySelector(speed.selector)) return;
    speed.shown = null; // there, not yet painted
    requestAnimationFrame(() => setTimeout(() => (speed.shown = performance.now() - speed.from)));
  };
  /** Clicks that link of the menu and awaits the page behind it. */
  speed.go = (link, wanted) => {
    Object.assign(speed, {selector: wanted, shown: undefined, before: heading(), from: performance.now()});
    link.click();
  };
  new MutationObserver(look).observe(document, {childList: true, subtree: true, characterData: true});
  const longest = (type, name, options) =>
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) speed[name] = Math.max(speed[name], duration);
    }).observe({type, ...options});
  longest('longtask', 'blocked');
  longest('event', 'slowest', {durationThreshold: 16});
  window.speed = speed;
};

export const watchFor = (context, selector) => context.addInitScript(watch, selector);

/** Milliseconds from `speed.from` until what was awaited was painted. */
export async function shownAfter(page) {
  await page.waitForFunction(() => typeof window.speed?.shown === 'number');
  return page.evaluate(() => window.speed.shown);
}

export const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];
