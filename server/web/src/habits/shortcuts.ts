import {useEffect, useRef} from 'react';

/** "?", "/", "j", "Enter", or two keys one after the other: "g v". */
export type Keys = string;

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const PAUSE_MS = 1200;
let firstKey: {key: string; at: number} | null = null;

const isTaken = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.defaultPrevented ||
  (event.target instanceof Element &&
    (event.target.closest(TYPING) !== null ||
      // Enter on a button or a link is theirs.
      (event.key === 'Enter' && event.target.closest('button, a, summary, [role="tab"], [role="menuitem"]') !== null)));

export const isDialogOpen = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;

const tables = new Set<{current: Record<Keys, () => void>}>();

function actionFor(keys: Keys) {
  // What was mounted last goes first: a page may have its own use of a key.
  for (const table of [...tables].reverse()) {
    const action = table.current[keys];
    if (action !== undefined) return action;
  }
  return undefined;
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

/** Keys that work while nobody types and no dialog is open. List them in shell/shortcut_table.ts too, or nobody learns of them. */
export function useShortcuts(actions: Record<Keys, () => void>, enabled = true) {
  const table = useRef(actions);
  table.current = actions;
  useEffect(() => {
    if (!enabled) return;
    if (tables.size === 0) document.addEventListener('keydown', onKey);
    tables.add(table);
    return () => {
      tables.delete(table);
      if (tables.size === 0) document.removeEventListener('keydown', onKey);
    };
  }, [enabled]);
}
