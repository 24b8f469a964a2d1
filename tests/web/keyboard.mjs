// Hands that never leave the keys: with VANTHU_HANDS=keyboard every click, fill, check and tap of a story is done by Tab, arrows, Enter and
// Space, from where the focus stands. A story that passes so needs no mouse.
const MOST_STEPS = 600;
const MOST_ARROWS = 80;

/** What no key does: a story that needs it is not told without a mouse. */
const NO_KEY = ['focus', 'blur', 'setInputFiles', 'dispatchEvent', 'dblclick', 'dragTo'];

/** Makes the locators of that page, and of all others of the browser, work by keyboard. */
export function useKeyboardOnly(page) {
  const locator = Object.getPrototypeOf(page.locator('body'));
  if (locator.isByKeyboard) return;
  Object.assign(locator, {
    isByKeyboard: true, click: press, tap: press, check: mark(true), uncheck: mark(false), fill: write, hover: reachFor, press: pressThere,
    ...Object.fromEntries(NO_KEY.map((name) => [name, () => Promise.reject(new Error(`no key does ${name}: see keyboard.mjs`))])),
  });
}

/** What the keys can get hold of when somebody means this element, and how. */
function handleOf(element) {
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const control =
    element instanceof HTMLLabelElement ? (element.control ?? element.querySelector(FOCUSABLE))
    : element.matches(FOCUSABLE) ? element
    : (element.closest('.ant-select')?.querySelector('input') ?? element.closest('label')?.querySelector('input') ?? element.closest(FOCUSABLE) ?? element.querySelector(FOCUSABLE));
  return control ?? element;
}
function kindOf(element) {
  if (element.closest('.ant-select-item-option')) return 'option';
  const control = element.closest('[role=menuitem]') ?? element;
  const role = control.getAttribute('role');
  if (role === 'menuitem' || role === 'tab') return role;
  return control instanceof HTMLInputElement ? control.type : control.tagName;
}

/**
 * Brings the focus to an element by Tab and arrows from where it stands, with a mouse at hand or without. What was drawn anew on the way
 * is looked for anew, as a person would.
 */
export async function reach(locator) {
  for (;;) {
    await locator.waitFor();
    const element = await locator.elementHandle();
    const reached = await reachElement(locator.page(), element).catch(async (error) => {
      if (await element.evaluate(({isConnected}) => isConnected)) throw error;
    });
    if (reached) return reached;
  }
}

async function reachElement(page, element) {
  const target = await element.evaluateHandle(handleOf);
  const kind = await element.evaluate(kindOf).then(async (found) => (found === 'option' || found === 'menuitem' ? found : target.evaluate(kindOf)));
  if (kind === 'option') await walk(page, ['ArrowDown', MOST_ARROWS], () => element.evaluate(isActiveOption));
  else if (kind === 'menuitem') await walk(page, ['ArrowDown', MOST_ARROWS], () => element.evaluate(isInFocus));
  else await tabTo(page, target, kind);
  return {page, kind, target};
}

const isInFocus = (element) => element.contains(document.activeElement) || document.activeElement?.contains(element.closest('[role=menuitem]') ?? element) === true && document.activeElement !== document.body;
const isActiveOption = (element) => element.closest('.ant-select-item-option').classList.contains('ant-select-item-option-active');

async function walk(page, [key, most], isThere) {
  for (let step = 0; step <= most; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}

/** Tab, or Shift+Tab when it stands before the focus; the last way within radios and tabs by arrows. */
async function tabTo(page, target, kind) {
  const here = (element) => document.activeElement === element;
  // Of a group of radios or tabs only one is on the way of Tab.
  const inGroup = (element) => {
    const active = document.activeElement;
    if (element.role === 'tab' || element.getAttribute('role') === 'tab') return active?.closest('[role=tablist]') === element.closest('[role=tablist]') && active?.getAttribute('role') === 'tab';
    return active instanceof HTMLInputElement && active.type === 'radio' && active.name === element.name && element.name !== '';
  };
  const byArrows = kind === 'radio' || kind === 'tab';
  const isThere = () => target.evaluate(byArrows ? inGroup : here);
  const key = await target.evaluate((element) =>
    document.activeElement !== document.body && document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab');
  await walk(page, [key, MOST_STEPS], async () => (await target.evaluate(here)) || isThere()).catch(async (error) => {
    const name = await target.evaluate((element) => element.outerHTML.slice(0, 200));
    throw new Error(`${error.message}: ${name}`);
  });
  if (byArrows) await walk(page, ['ArrowRight', MOST_ARROWS], () => target.evaluate(here));
}

/** A single key means something again: the focus goes on by Tab until it is where nobody types. */
export async function leaveField(page) {
  await walk(page, ['Tab', MOST_ARROWS], () => page.evaluate(() => !document.activeElement?.matches('input, textarea, [role=combobox]')));
}

async function press({modifiers = []} = {}) {
  const {page, kind, target} = await reach(this);
  if (kind === 'radio') return choose(page, target);
  if (kind === 'TEXTAREA') return; // where one writes
  if (kind === 'text' || kind === 'search' || kind === 'password') {
    const role = await page.evaluate(() => document.activeElement.getAttribute('role'));
    if (role === 'combobox' && (await page.evaluate(() => document.activeElement.getAttribute('aria-expanded') !== 'true'))) await page.keyboard.press('ArrowDown');
    return;
  }
  await page.keyboard.press([...modifiers, kind === 'checkbox' ? 'Space' : 'Enter'].join('+'));
}

async function pressThere(keys) {
  const {page} = await reach(this);
  await page.keyboard.press(keys);
}

/** A radio of a group is chosen by the arrows that lead there, one that stands alone by Space. */
async function choose(page, target, wanted = true) {
  if ((await target.evaluate((element) => element.checked)) !== wanted) await page.keyboard.press('Space');
}

function mark(wanted) {
  return async function () {
    const {page, target} = await reach(this);
    await choose(page, target, wanted);
  };
}

async function write(text) {
  const {page} = await reach(this);
  await page.keyboard.press('Control+a');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

async function reachFor() {
  await reach(this);
}
