import type {Schemas, WorkItem} from '@/api/types';

type Group = Schemas['WorkGroup'];

/** What is wanted, in the order in which it is shown. */
const GROUPS = [
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
] as const satisfies Group[];

/** Which kind of work each group is of: to ask for more of it. */
export const kindOf: Record<Group, WorkItem['kind']> = {
  late: 'assignment',
  direct: 'direction',
  sign: 'draft',
  approve: 'draft',
  extension: 'extension',
  opinion: 'assignment',
  today: 'assignment',
  week: 'assignment',
  later: 'assignment',
  present: 'presentation',
  drafts: 'draft',
  inform: 'assignment',
};

export interface Grouped {
  group: Group;
  items: WorkItem[];
  /** As the server counts them: more than there are here when the list goes on. */
  count: number;
}

/** The groups that have something in them; within each as the server orders them. */
export const grouped = (items: WorkItem[], counts: Record<string, number> = {}): Grouped[] =>
  GROUPS.map((group) => {
    const ofGroup = items.filter((item) => item.group === group);
    return {group, items: ofGroup, count: Math.max(counts[group] ?? 0, ofGroup.length)};
  }).filter(({count}) => count > 0);
