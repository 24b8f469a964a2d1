import {daysUntil} from '@/habits/format';
import type {WorkItem} from '@/api/types';

/** What is wanted, in the order in which it is shown. */
export const GROUPS = [
  'late',
  'direct',
  'sign',
  'approve',
  'extension',
  'opinion',
  'today',
  'week',
  'later',
  'present',
  'drafts',
  'inform',
] as const;
export type Group = (typeof GROUPS)[number];

const WEEK = 7;

const byDeadline = (due: string | undefined): Group => {
  if (due === undefined) return 'later';
  const days = daysUntil(due);
  return days < 0 ? 'late' : days === 0 ? 'today' : days <= WEEK ? 'week' : 'later';
};

export function groupOf(item: WorkItem): Group {
  switch (item.kind) {
    case 'direction':
      return 'direct';
    case 'extension':
      return 'extension';
    case 'presentation':
      return 'present';
    case 'draft':
      return item.state === 'form_checked' ? 'sign' : item.state === 'submitted' ? 'approve' : 'drafts';
    case 'assignment':
      if (item.role === 'inform') return 'inform';
      return item.role === 'opinion' && !item.overdue ? 'opinion' : byDeadline(item.due_date);
  }
}

const URGENCIES = ['express', 'very_urgent', 'urgent'];
const urgencyPlace = (item: WorkItem) => {
  const place = URGENCIES.indexOf(item.urgency ?? '');
  return place < 0 ? URGENCIES.length : place;
};
const NO_DEADLINE = '9999';

/** Overdue and urgent first, then the earliest deadline. */
const inOrder = (left: WorkItem, right: WorkItem) =>
  Number(right.overdue ?? false) - Number(left.overdue ?? false) ||
  urgencyPlace(left) - urgencyPlace(right) ||
  (left.due_date ?? NO_DEADLINE).localeCompare(right.due_date ?? NO_DEADLINE);

/** The groups that have something in them. */
export const grouped = (items: WorkItem[]): {group: Group; items: WorkItem[]}[] =>
  GROUPS.map((group) => ({group, items: items.filter((item) => groupOf(item) === group).sort(inOrder)})).filter(
    (each) => each.items.length > 0,
  );
