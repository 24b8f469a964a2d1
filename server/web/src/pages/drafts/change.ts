import type {Document, Draft, Schemas} from '@/api/types';
import {changedNames} from '@/components/changed_fields';
import {asReceivers, type Receiver} from '@/components/ReceiversBox';

/** What can be changed of a draft, as the form has it: nothing is left out, so that what was emptied is seen. */
export interface Fields {
  subject: string;
  type: string;
  notation: string;
  urgency: Document['urgency'];
  receivers: Receiver[];
  due_date: string;
  language: string;
  page_count: number | null;
  copy_count: number | null;
  note: string;
  access: NonNullable<Document['access']>;
}
export type Name = keyof Fields;
export const NAMES: readonly Name[] = [
  'subject',
  'type',
  'notation',
  'urgency',
  'receivers',
  'due_date',
  'language',
  'page_count',
  'copy_count',
  'note',
  'access',
];

export const fieldsOf = (draft: Draft): Fields => ({
  subject: draft.subject,
  type: draft.type,
  notation: draft.notation,
  urgency: draft.urgency as Document['urgency'],
  receivers: asReceivers(draft.receivers),
  due_date: draft.due_date ?? '',
  language: draft.language ?? '',
  page_count: draft.page_count ?? null,
  copy_count: draft.copy_count ?? null,
  note: draft.document_note ?? '',
  access: draft.access ?? 'unit',
});

export const changeOf = (before: Fields, after: Fields) =>
  Object.fromEntries(changedNames(NAMES, before, after).map((name) => [name, after[name]])) as Schemas['DraftChange'];

/** What one row of the history changed: the names, with both forms. */
export function differences(change: Schemas['Change']): {name: Name; before: unknown; after: unknown}[] {
  const told = (form: Schemas['Change']['before']) => {
    const {content = {}, notation} = (form ?? {}) as {content?: Record<string, unknown>; notation?: unknown};
    return {...content, notation} as Partial<Record<Name, unknown>>;
  };
  const [before, after] = [told(change.before), told(change.after)];
  return changedNames(NAMES, before, after).map((name) => ({name, before: before[name], after: after[name]}));
}
