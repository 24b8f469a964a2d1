import type {Document, Schemas} from '@/api/types';
import {changedNames, typed as typedFields} from '@/components/changed_fields';
import {asReceivers, type Receiver} from '@/components/ReceiversBox';

type Correction = Schemas['Correction'];

/** What can be corrected, as the form has it: nothing is left out, so that what was emptied is seen. */
export interface Fields {
  reason: string;
  code: string;
  type: string;
  issuer_name: string;
  issued_date: string;
  number_reason: string;
  subject: string;
  signer: {name: string; position: string; authority: NonNullable<Schemas['Signer']['authority']>};
  urgency: Document['urgency'];
  due_date: string;
  page_count: number | null;
  copy_count: number | null;
  to_places: string;
  receivers: Receiver[];
  paper_place: string;
  note: string;
  access: NonNullable<Document['access']>;
}
export type Name = Exclude<keyof Fields, 'reason'>;

/** Who issued an incoming document is known by what it says; an outgoing one has what its own unit decided. */
const OF_INCOMING: readonly Name[] = ['code', 'type', 'issuer_name'];
const OF_OUTGOING: readonly Name[] = ['number_reason', 'receivers'];
const OF_BOTH: readonly Name[] = [
  'issued_date',
  'subject',
  'signer',
  'urgency',
  'due_date',
  'page_count',
  'copy_count',
  'to_places',
  'paper_place',
  'note',
  'access',
];

export const namesFor = (direction: Document['direction']): Name[] => [
  ...(direction === 'outgoing' ? OF_OUTGOING : OF_INCOMING),
  ...OF_BOTH,
];

export const fieldsOf = (document: Document): Fields => ({
  reason: '',
  code: document.code,
  type: document.type ?? '',
  issuer_name: document.issuer_name ?? '',
  issued_date: document.issued_date ?? '',
  number_reason: document.number_reason ?? '',
  subject: document.subject,
  signer: {
    name: document.signer?.name ?? '',
    position: document.signer?.position ?? '',
    authority: document.signer?.authority ?? '',
  },
  urgency: document.urgency,
  due_date: document.due_date ?? '',
  page_count: document.page_count ?? null,
  copy_count: document.copy_count ?? null,
  to_places: document.to_places ?? '',
  receivers: asReceivers(document.receivers),
  paper_place: document.paper_place ?? '',
  note: document.note ?? '',
  access: document.access ?? 'unit',
});

/** The form as `Fields`, with the parts of the signer that are not asked for. */
export const typed = (values: Partial<Fields>, before: Fields): Fields => ({
  ...typedFields(values, before),
  signer: {...before.signer, ...values.signer},
});

/** Only what is new is sent: naming a field that may not change is refused, also where it stays as it is. */
export const correctionOf = (names: Name[], before: Fields, after: Fields): Correction => ({
  reason: after.reason.trim(),
  ...(Object.fromEntries(changedNames(names, before, after).map((name) => [name, after[name]])) as Partial<Correction>),
});
