import {useEffect, useRef, type RefObject} from 'react';

/** "?", "/", "j", "Enter", or two keys one after the other: "g v". */
export type Keys = string;

// A box to tick takes no letters.
const TYPING =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const PAUSE_MS = 1200;
let firstKey: {key: string; at: number} | null = null;

const isTaken = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.defaultPrevented ||
  (event.target instanceof Element &&
    (event.target.closest(TYPING) !== null ||
      // Enter on a button, a link or in a form is theirs.
      (event.key === 'Enter' &&
        event.target.closest('form input, button, a, summary, [role="tab"], [role="menuitem"]') !== null)));

export const isDialogOpen = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;

interface Table {
  actions: Record<Keys, () => void>;
  /** The part of the page that the keys are for; none: all of it. */
  within: RefObject<HTMLElement | null> | undefined;
}
const tables = new Set<Table>();

const isInView = (part: HTMLElement) => {
  const {top, bottom} = part.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** Of several parts of a page that use one key: the one with the focus, else the first that is seen. */
function partFor(keys: Keys) {
  const parts = [...tables]
    .flatMap((table) => {
      const part = table.within?.current;
      return part && table.actions[keys] !== undefined && part.checkVisibility() ? [{table, part}] : [];
    })
    .sort((one, other) => (one.part.compareDocumentPosition(other.part) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
  const focused = parts.find(({part}) => part.contains(document.activeElement));
  return (focused ?? parts.find(({part}) => isInView(part)) ?? parts[0])?.table;
}

function actionFor(keys: Keys) {
  // A part of the page goes before the page, and of pages what was mounted last: it may have its own use of a key.
  const ofPages = [...tables].filter(({within}) => within === undefined).reverse();
  return (partFor(keys) ?? ofPages.find(({actions}) => actions[keys] !== undefined))?.actions[keys];
}

// One listener for all tables, so that each key of a pair is seen once.
function onKey(event: KeyboardEvent) {
  if (isTaken(event) || isDialogOpen()) return;
  const now = Date.now();
  const isSecond = firstKey !== null && now - firstKey.at < PAUSE_MS;
  const action = actionFor(isSecond && firstKey !== null ? `${firstKey.key} ${event.key}` : event.key);
  firstKey = !isSecond && event.key === 'g' ? {key: 'g', at: now} : null;
  if (action === undefined) return;
  event.preventDefault();
  action();
}

interface Options {
  enabled?: boolean;
  /** The form or list that the keys are for, where there may be another like it on the page. */
  within?: RefObject<HTMLElement | null>;
}

/** Keys that work while nobody types and no dialog is open. List them in shell/shortcut_table.ts too, or nobody learns of them. */
export function useShortcuts(actions: Record<Keys, () => void>, {enabled = true, within}: Options = {}) {
  const table = useRef<Table>({actions, within});
  table.current.actions = actions;
  useEffect(() => {
    if (!enabled) return;
    const mine = table.current;
    if (tables.size === 0) document.addEventListener('keydown', onKey);
    tables.add(mine);
    return () => {
      tables.delete(mine);
      if (tables.size === 0) document.removeEventListener('keydown', onKey);
    };
  }, [enabled]);
}
