import type {vi} from '@/i18n/vi';

type Word = keyof typeof vi.shortcuts;

/** What the overlay (?) tells. The keys themselves are bound by useShortcuts where they act. */
export const shortcutTable: {group: Word; lines: {keys: string; does: Word}[]}[] = [
  {
    group: 'general',
    lines: [
      {keys: '?', does: 'help'},
      {keys: '/', does: 'search'},
      {keys: 'z', does: 'undo'},
      {keys: 't', does: 'chooseFile'},
      {keys: 'g i', does: 'goWork'},
      {keys: 'g v', does: 'goDocuments'},
      {keys: 'g t', does: 'goSearch'},
      {keys: 'g r', does: 'goReports'},
      {keys: 'g a', does: 'goAdmin'},
      {keys: 'g d', does: 'goDrafts'},
      {keys: 'g h', does: 'goCases'},
      {keys: 'g b', does: 'goDashboard'},
      {keys: 'g x', does: 'goExchange'},
      {keys: 'g n', does: 'goIntake'},
      {keys: 'g p', does: 'goOutgoing'},
      {keys: 'g s', does: 'goBooks'},
      {keys: 'g u', does: 'goAlerts'},
      {keys: 'g o', does: 'goImports'},
      {keys: 'g m', does: 'goOwn'},
    ],
  },
  {
    group: 'list',
    lines: [
      {keys: 'j', does: 'next'},
      {keys: 'k', does: 'previous'},
      {keys: 'Enter', does: 'open'},
    ],
  },
  {
    group: 'work',
    lines: [
      {keys: '1…5', does: 'directionWords'},
      {keys: 'b', does: 'directionWho'},
      {keys: 'Ctrl+Enter', does: 'directionSign'},
    ],
  },
  {
    group: 'searching',
    lines: [
      {keys: 'n', does: 'nextHit'},
      {keys: 'p', does: 'previousHit'},
      {keys: 'x', does: 'selectHit'},
      {keys: 'Shift+X', does: 'selectHits'},
      {keys: '.', does: 'nextMatch'},
      {keys: ',', does: 'previousMatch'},
      {keys: 'Escape', does: 'backToList'},
    ],
  },
  {
    group: 'intake',
    lines: [
      {keys: 'Enter', does: 'nextUnsure'},
      {keys: 'Ctrl+Enter', does: 'saveNext'},
      {keys: 'Alt+C', does: 'saveCopy'},
    ],
  },
];
