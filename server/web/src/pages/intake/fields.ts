import type {Schemas} from '@/api/types';
import type {PageMark} from '@/components/PageMarks';
import {fold} from '@/habits/fold';
import {daysUntil} from '@/habits/format';
import type {InboxItem, Proposals} from './queries';

/** What the form holds; names as the API has them. */
export type Registration = Omit<Schemas['IntakeRegistration'], 'issuer'> & {issuer?: number | undefined};

/** Fields of the form that a proposal may fill, in the order of the form. */
export const PROPOSED = ['issuer', 'code', 'date', 'type', 'subject', 'signer', 'urgency', 'reply_by'] as const;
export type Proposed = (typeof PROPOSED)[number];
type Path = (string | number)[];

export const pathOf: Record<Proposed, Path> = {
  issuer: ['issuer_name'],
  code: ['code'],
  date: ['issued_date'],
  type: ['type'],
  subject: ['subject'],
  signer: ['signer', 'name'],
  urgency: ['urgency'],
  reply_by: ['due_date'],
};

/** Without these a line of the register says too little: empty ones ask for a look. */
const NEEDED: readonly Proposed[] = ['issuer', 'code', 'date', 'type', 'subject'];

/**
 * How far a field can be believed: `look` – a person should; nothing for what nobody proposed and nobody needs. Of what a
 * sender said: whether the file says the same.
 */
export type Mark = 'sure' | 'look' | 'same' | 'other' | undefined;
export type Marks = Record<Proposed, Mark>;

/** A day that has passed is no deadline of what arrives today: the text tells of it for another reason. */
const isPast = ({field, value}: {field: string; value: string}) => field === 'reply_by' && daysUntil(value) < 0;
const proposed = (proposals: Proposals | null, field: string) =>
  proposals?.fields.find((each) => each.field === field && !isPast(each));

export function markOf(proposals: Proposals | null, field: Proposed): Mark {
  const found = proposed(proposals, field);
  if (found === undefined) return NEEDED.includes(field) ? 'look' : undefined;
  // Two organisations that cannot be told apart are for a person to decide.
  if (field === 'issuer' && (proposals?.issuers.length ?? 0) > 1) return 'look';
  return found.confidence === 'sure' ? 'sure' : 'look';
}

export const marksOf = (proposals: Proposals | null): Marks => marksBy((field) => markOf(proposals, field));
const marksBy = (mark: (field: Proposed) => Mark) =>
  Object.fromEntries(PROPOSED.map((field) => [field, mark(field)])) as Marks;

/** The registration as it was read. */
export function registrationOf(proposals: Proposals | null): Partial<Registration> {
  const value = (field: string) => proposed(proposals, field)?.value;
  const [issuer] = proposals?.issuers ?? [];
  const isOne = proposals?.issuers.length === 1;
  const pages = Number(value('page_count'));
  return {
    issuer: isOne ? issuer?.id : undefined,
    issuer_name: (isOne ? issuer?.name : undefined) ?? value('issuer') ?? '',
    code: value('code') ?? '',
    issued_date: value('date') ?? '',
    type: value('type') ?? '',
    subject: value('subject') ?? '',
    signer: {
      name: value('signer') ?? '',
      position: value('post') ?? '',
      authority: (value('authority') ?? '') as NonNullable<Schemas['Signer']['authority']>,
    },
    urgency: (value('urgency') ?? 'normal') as NonNullable<Registration['urgency']>,
    due_date: value('reply_by') ?? '',
    ...(pages > 0 && {page_count: pages}),
  };
}

/** The document as its sender described it. */
export const sentRegistration = ({document_as_sent: sent}: InboxItem): Partial<Registration> => ({
  issuer_name: sent.issuer_name ?? '',
  code: sent.code ?? '',
  issued_date: sent.issued_date ?? '',
  type: sent.type ?? '',
  subject: sent.subject ?? '',
  urgency: (sent.urgency ?? 'normal') as NonNullable<Registration['urgency']>,
  signer: {name: sent.signer?.name ?? ''},
});

/** The sender's words, and of the deadline for its readers what the file says. */
export const inboxRegistration = (item: InboxItem, proposals: Proposals | null): Partial<Registration> => ({
  ...sentRegistration(item),
  due_date: proposed(proposals, 'reply_by')?.value ?? '',
});

const onlyWords = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What the sender said beside what was read in its file. */
export function sentMarks(item: InboxItem, proposals: Proposals | null): Marks {
  const {document_as_sent: sent} = item;
  const said: Partial<Record<Proposed, string | undefined>> = {
    issuer: sent.issuer_name,
    code: sent.code,
    date: sent.issued_date,
    type: sent.type,
    subject: sent.subject,
    signer: sent.signer?.name,
  };
  return marksBy((field) => {
    const read = proposed(proposals, field);
    if (field === 'reply_by') return read && markOf(proposals, field);
    const mine = onlyWords(said[field] ?? '');
    if (read === undefined || mine === '') return undefined;
    const names = field === 'issuer' ? (proposals?.issuers ?? []).map(({name}) => name) : [];
    // A subject is often told with or without what stands before it on the page.
    const isSame = [read.value, ...names]
      .map(onlyWords)
      .some((each) => (field === 'subject' ? each.includes(mine) || mine.includes(each) : each === mine));
    return isSame ? 'same' : 'other';
  });
}

/** What the file says where it is not what the sender said. */
export const readOf = (proposals: Proposals | null, field: Proposed) => proposed(proposals, field)?.value;

/** What the next paper has in common with the one before. */
export const copied = ({code: _code, page_count: _pages, ...rest}: Partial<Registration>): Partial<Registration> =>
  rest;

/** Takes `before` where nothing was read. */
export function filledBy(read: Partial<Registration>, before: Partial<Registration>): Partial<Registration> {
  const kept = Object.entries(read).filter(([, value]) => value !== '' && value !== undefined);
  const signer = read.signer?.name ? read.signer : (before.signer ?? read.signer);
  return {...before, ...Object.fromEntries(kept), ...(signer && {signer})};
}

/** As the API takes it: without what is empty. */
export function requestOf(values: Registration): Registration {
  const isThere = ([, value]: [string, unknown]) => value !== '' && value !== undefined && value !== null;
  const {signer, ...rest} = values;
  const signed = Object.fromEntries(Object.entries(signer ?? {}).filter(isThere));
  return {
    ...(Object.fromEntries(Object.entries(rest).filter(isThere)) as Omit<Registration, 'subject'>),
    subject: values.subject ?? '',
    ...(Object.keys(signed).length > 0 && {signer: signed}),
  };
}

interface Marking {
  marks: Marks;
  active: string | null;
  hover: (field: string | null) => void;
  choose: (field: Proposed) => void;
}

const isSure = (mark: Mark) => mark === 'sure' || mark === 'same';

/** Boxes where the fields of the form stand in the file. */
export const boxesOf = (proposals: Proposals | null, {marks, active, hover, choose}: Marking): PageMark[] =>
  (proposals?.fields ?? []).flatMap(({field, value, label, page, box}) => {
    const name = PROPOSED.find((each) => each === field);
    if (name === undefined || box === undefined || isPast({field, value})) return [];
    return [
      {
        id: field,
        page,
        box,
        label,
        tone: isSure(marks[name]) ? ('sure' as const) : ('look' as const),
        isActive: active === field,
        onHover: (isOver: boolean) => hover(isOver ? field : null),
        onChoose: () => choose(name),
      },
    ];
  });
