import type {vi} from '@/i18n/vi';
import type {Figures, Rate, RateReport} from './queries';

type Word = keyof typeof vi.reports.columns;

/** Where the things that are counted are listed, and what tells them from others there. */
export interface Listed {
  page: '/documents' | '/drafts';
  filter: Record<string, string>;
}

/** A figure of a line. */
export interface Figure {
  key: string;
  title: Word;
  group?: Word;
  count?: (figures: Figures) => number | undefined;
  rate?: (figures: Figures) => Rate | undefined;
  listed?: Listed;
  /** The threshold of the report is about it. */
  isJudged?: true;
}

/** A rate with its two counts as columns of their own. */
function withBase(key: string, group: Word, base: Word, part: Word, rate: NonNullable<Figure['rate']>): Figure[] {
  return [
    {key: `${key}_base`, group, title: base, count: (figures) => rate(figures)?.denominator},
    {key: `${key}_part`, group, title: part, count: (figures) => rate(figures)?.numerator},
    {key, group, title: 'rate', rate, isJudged: true},
  ];
}

const registered = (direction: 'incoming' | 'outgoing'): Listed => ({page: '/documents', filter: {direction}});

function entryOf(direction: 'incoming' | 'outgoing'): Figure[] {
  // Rate A asks for the file, rate B does not.
  const [base, part, rate] = withBase(direction, direction, 'total', 'entered', (each) =>
    direction === 'outgoing' ? each.outgoing?.with_file : each.incoming?.entered,
  );
  return [
    ...(base ? [base] : []),
    ...(part ? [{...part, listed: registered(direction)}] : []),
    ...(rate ? [rate] : []),
    direction === 'outgoing'
      ? {key: 'outgoing_listed', group: direction, title: 'listed', rate: (each) => each.outgoing?.entered}
      : {key: 'incoming_file', group: direction, title: 'withFile', rate: (each) => each.incoming?.with_file},
    {key: `${direction}_time`, group: direction, title: 'onTime', rate: (each) => each[direction]?.on_time},
    {key: `${direction}_missing`, group: direction, title: 'missing', count: (each) => each[direction]?.missing},
  ];
}

const doneAndOpen: Figure[] = [
  {key: 'total', title: 'total', count: (each) => each.total, listed: registered('incoming')},
  {key: 'done_in_time', group: 'done', title: 'inTime', count: (each) => each.done_in_time},
  {key: 'done_late', group: 'done', title: 'late', count: (each) => each.done_late},
  {key: 'done_free', group: 'done', title: 'noDeadline', count: (each) => each.done_without_deadline},
  {key: 'open_in_time', group: 'open', title: 'notDue', count: (each) => each.open_in_time},
  {key: 'open_overdue', group: 'open', title: 'overdue', count: (each) => each.open_overdue},
  {key: 'open_free', group: 'open', title: 'noDeadline', count: (each) => each.open_without_deadline},
  {key: 'not_required', title: 'notRequired', count: (each) => each.not_required},
  {key: 'in_time', title: 'inTimeRate', rate: (each) => each.in_time, isJudged: true},
  {key: 'online', title: 'online', rate: (each) => each.online},
];

type State = keyof NonNullable<Figures['states']>;

const stateOf = (state: State, title: Word, listed: Listed, group?: Word): Figure => ({
  key: state,
  title,
  ...(group && {group}),
  count: (each) => each.states?.[state],
  listed,
});
const draftState = (state: State, title: Word, group?: Word) =>
  stateOf(state, title, {page: '/drafts', filter: {outgoing: state}}, group);
const documentState = (state: State, title: Word) =>
  stateOf(state, title, {page: '/documents', filter: {direction: 'outgoing', outgoing: state}}, 'issued');

const outgoing: Figure[] = [
  {key: 'total', title: 'total', count: (each) => each.total},
  draftState('drafting', 'drafting', 'underWay'),
  draftState('to_approve', 'toApprove', 'underWay'),
  draftState('to_check', 'toCheck', 'underWay'),
  draftState('to_sign', 'toSign', 'underWay'),
  draftState('to_issue', 'toIssue', 'underWay'),
  {key: 'issued', group: 'issued', title: 'sum', count: (each) => each.issued, listed: registered('outgoing')},
  documentState('not_sent', 'notSentYet'),
  documentState('sent', 'sent'),
  documentState('replaced', 'replaced'),
  documentState('recalled', 'recalled'),
  draftState('abandoned', 'abandoned'),
];

/** The figures of each report, left to right. */
export const figuresOf: Record<RateReport, Figure[]> = {
  entry: [...entryOf('outgoing'), ...entryOf('incoming')],
  interconnection: [
    ...withBase('documents', 'documents', 'due', 'sentToAll', (each) => each.documents),
    {key: 'any', group: 'documents', title: 'sentToAny', rate: (each) => each.documents_any_receiver},
    ...withBase('deliveries', 'deliveries', 'dueDeliveries', 'delivered', (each) => each.deliveries),
    {key: 'exchanged', title: 'exchanged', rate: (each) => each.exchanged},
    {key: 'by_person', group: 'signing', title: 'byPerson', rate: (each) => each.signed_by_person},
    {key: 'by_agency', group: 'signing', title: 'byAgency', rate: (each) => each.signed_by_agency},
    {key: 'by_both', group: 'signing', title: 'byBoth', rate: (each) => each.signed_by_both},
    {key: 'arrived', group: 'arrived', title: 'total', count: (each) => each.accepted_same_day?.denominator},
    {key: 'same_day', group: 'arrived', title: 'sameDay', rate: (each) => each.accepted_same_day},
    {key: 'refused', group: 'arrived', title: 'refused', count: (each) => each.refused},
    {key: 'recalled', group: 'arrived', title: 'recalled', count: (each) => each.recalled},
  ],
  timeliness: [
    ...withBase('decree', 'decree30', 'total', 'inTime', (each) => each.sent_by_decree_30),
    ...withBase('decision', 'decision28', 'total', 'inTime', (each) => each.sent_by_decision_28),
    {key: 'not_sent', title: 'notSent', count: (each) => each.not_sent},
    ...withBase('handling', 'handling', 'finished', 'inTime', (each) => each.handling?.in_time),
  ],
  handling: doneAndOpen,
  outgoing,
};

/** What charts compare; the first is shown until another is chosen. */
export const measuresOf: Record<RateReport, {key: string; title: Word; rate: NonNullable<Figure['rate']>}[]> = {
  entry: [
    {key: 'outgoing', title: 'outgoing', rate: (each) => each.outgoing?.with_file},
    {key: 'incoming', title: 'incoming', rate: (each) => each.incoming?.entered},
  ],
  interconnection: [
    {key: 'documents', title: 'documents', rate: (each) => each.documents},
    {key: 'deliveries', title: 'deliveries', rate: (each) => each.deliveries},
    {key: 'exchanged', title: 'exchanged', rate: (each) => each.exchanged},
    {key: 'signing', title: 'signing', rate: (each) => each.signed_by_both},
  ],
  timeliness: [
    {key: 'decree', title: 'decree30', rate: (each) => each.sent_by_decree_30},
    {key: 'decision', title: 'decision28', rate: (each) => each.sent_by_decision_28},
    {key: 'handling', title: 'handling', rate: (each) => each.handling?.in_time},
  ],
  handling: [
    {key: 'in_time', title: 'inTimeRate', rate: (each) => each.in_time},
    {key: 'online', title: 'online', rate: (each) => each.online},
  ],
  outgoing: [],
};
