import {
  behind,
  counted,
  gapsOf,
  notCounted,
  ratio,
  received,
  standing,
  type Counted,
  type Direction,
  type Figure,
  type Lacking,
  type Listed,
  type Word,
} from './listed';
import type {Figures, RateReport} from './queries';

interface Base {
  key: string;
  group: Word;
  base: Word;
  part: Word;
}

/** A rate with its two counts as columns of their own. */
function withBase(
  {key, group, base, part}: Base,
  of: Listed,
  rated: Pick<Figure, 'rate' | 'listed' | 'lacking'>,
): Figure[] {
  const {rate, listed, lacking} = rated;
  return [
    {key: `${key}_base`, group, title: base, count: (figures) => rate?.(figures)?.denominator, listed: of},
    {
      key: `${key}_part`,
      group,
      title: part,
      count: (figures) => rate?.(figures)?.numerator,
      ...(listed && {listed}),
    },
    {key, group, title: 'rate', ...(rate && {rate}), ...(lacking && {lacking}), isJudged: true},
  ];
}

/** By number series: the base are numbers, of which the missing ones have no document. */
function entryOf(direction: Direction): Figure[] {
  const group = direction;
  const leading = (each: Figures) => (direction === 'outgoing' ? each.outgoing?.with_file : each.incoming?.entered);
  const entered = (each: Figures) => each[direction]?.entered.numerator ?? 0;
  const without = (figure: 'with_file' | 'on_time'): Lacking => ({
    count: (each) => entered(each) - (each[direction]?.[figure].numerator ?? 0),
    listed: notCounted(direction, figure),
  });
  return [
    {key: `${direction}_base`, group, title: 'total', count: (each) => leading(each)?.denominator},
    {
      key: `${direction}_part`,
      group,
      title: 'entered',
      count: (each) => leading(each)?.numerator,
      listed: counted(direction, direction === 'outgoing' ? 'with_file' : 'entered'),
    },
    {key: direction, group, title: 'rate', rate: leading, isJudged: true},
    ...(direction === 'outgoing'
      ? [
          {
            key: 'outgoing_listed',
            group,
            title: 'listed' as const,
            rate: (each: Figures) => each.outgoing?.entered,
            listed: counted('outgoing', 'entered'),
            lacking: without('with_file'),
          },
        ]
      : [
          {
            key: 'incoming_file',
            group,
            title: 'withFile' as const,
            rate: (each: Figures) => each.incoming?.with_file,
            listed: counted('incoming', 'with_file'),
            lacking: without('with_file'),
          },
          {
            key: 'incoming_electronic',
            group,
            title: 'electronic' as const,
            rate: (each: Figures) => each.incoming?.electronic,
            listed: counted('incoming', 'from_agencies_electronic'),
          },
        ]),
    {
      key: `${direction}_time`,
      group,
      title: 'onTime',
      rate: (each) => each[direction]?.on_time,
      listed: counted(direction, 'on_time'),
      lacking: without('on_time'),
    },
    {
      key: `${direction}_missing`,
      group,
      title: 'missing',
      count: (each) => each[direction]?.missing,
      listed: gapsOf(direction),
    },
    {key: `${direction}_voided`, group, title: 'voided', count: (each) => each[direction]?.voided},
  ];
}

const incoming = (figure: Counted) => counted('incoming', figure);

const doneAndOpen: Figure[] = [
  {key: 'total', title: 'total', count: (each) => each.total, listed: incoming('handled')},
  {
    key: 'done_in_time',
    group: 'done',
    title: 'inTime',
    count: (each) => each.done_in_time,
    listed: incoming('done_in_time'),
  },
  {key: 'done_late', group: 'done', title: 'late', count: (each) => each.done_late, listed: incoming('done_late')},
  {
    key: 'done_free',
    group: 'done',
    title: 'noDeadline',
    count: (each) => each.done_without_deadline,
    listed: incoming('done_free'),
  },
  {
    key: 'open_in_time',
    group: 'open',
    title: 'notDue',
    count: (each) => each.open_in_time,
    listed: standing('open_in_time'),
  },
  {
    key: 'open_overdue',
    group: 'open',
    title: 'overdue',
    count: (each) => each.open_overdue,
    listed: standing('open_overdue'),
  },
  {
    key: 'open_free',
    group: 'open',
    title: 'noDeadline',
    count: (each) => each.open_without_deadline,
    listed: standing('open_without_deadline'),
  },
  {key: 'not_required', title: 'notRequired', count: (each) => each.not_required, listed: standing('filed')},
  {key: 'in_time', title: 'inTimeRate', ...ratio('incoming', 'done_in_time', (each) => each.in_time), isJudged: true},
  {key: 'online', title: 'online', ...ratio('incoming', 'done_online', (each) => each.online)},
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
  stateOf(state, title, {page: '/drafts', filter: {outgoing: state}, isExact: true}, group);
const documentState = (state: State, title: Word) =>
  stateOf(
    state,
    title,
    {page: '/documents', filter: {direction: 'outgoing', outgoing: state}, isExact: true},
    'issued',
  );

const outgoing: Figure[] = [
  {key: 'total', title: 'total', count: (each) => each.total},
  draftState('drafting', 'drafting', 'underWay'),
  draftState('to_approve', 'toApprove', 'underWay'),
  draftState('to_check', 'toCheck', 'underWay'),
  draftState('to_sign', 'toSign', 'underWay'),
  draftState('to_issue', 'toIssue', 'underWay'),
  {
    key: 'issued',
    group: 'issued',
    title: 'sum',
    count: (each) => each.issued,
    listed: {page: '/documents', filter: {direction: 'outgoing'}, isExact: true},
  },
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
    ...withBase(
      {key: 'documents', group: 'documents', base: 'due', part: 'sentToAll'},
      counted('outgoing', 'documents_due'),
      ratio('outgoing', 'served_all', (each) => each.documents),
    ),
    {
      key: 'any',
      group: 'documents',
      title: 'sentToAny',
      ...ratio('outgoing', 'served_any', (each) => each.documents_any_receiver),
    },
    {
      key: 'signed',
      group: 'documents',
      title: 'sentSigned',
      ...ratio('outgoing', 'served_signed', (each) => each.documents_signed),
    },
    {
      key: 'on_paper',
      group: 'documents',
      title: 'onPaper',
      count: (each) => each.on_paper,
      listed: counted('outgoing', 'served_on_paper'),
    },
    ...withBase(
      {key: 'deliveries', group: 'deliveries', base: 'dueDeliveries', part: 'delivered'},
      behind('outgoing', 'documents_due'),
      {rate: (each) => each.deliveries, listed: behind('outgoing', 'served_any')},
    ),
    {
      key: 'exchanged',
      title: 'exchanged',
      rate: (each) => each.exchanged,
      kinds: [
        {word: 'outgoing', listed: behind('outgoing', 'agencies')},
        {word: 'incoming', listed: behind('incoming', 'from_agencies')},
      ],
    },
    {
      key: 'by_person',
      group: 'signing',
      title: 'byPerson',
      ...ratio('outgoing', 'by_person', (each) => each.signed_by_person),
    },
    {
      key: 'by_agency',
      group: 'signing',
      title: 'byAgency',
      ...ratio('outgoing', 'by_agency', (each) => each.signed_by_agency),
    },
    {key: 'by_both', group: 'signing', title: 'byBoth', ...ratio('outgoing', 'by_both', (each) => each.signed_by_both)},
    {
      key: 'arrived',
      group: 'arrived',
      title: 'total',
      count: (each) => each.accepted_same_day?.denominator,
      listed: received(),
    },
    {
      key: 'same_day',
      group: 'arrived',
      title: 'sameDay',
      rate: (each) => each.accepted_same_day,
      listed: received('accepted'),
    },
    {key: 'refused', group: 'arrived', title: 'refused', count: (each) => each.refused, listed: received('refused')},
    // What was taken in before its sender recalled it stays accepted, so all of them are shown.
    {key: 'recalled', group: 'arrived', title: 'recalled', count: (each) => each.recalled, listed: received()},
  ],
  timeliness: [
    ...withBase(
      {key: 'decree', group: 'decree30', base: 'total', part: 'inTime'},
      counted('outgoing', 'due_to_send'),
      ratio('outgoing', 'sent_in_time_30', (each) => each.sent_by_decree_30),
    ),
    ...withBase(
      {key: 'decision', group: 'decision28', base: 'total', part: 'inTime'},
      counted('outgoing', 'due_to_send'),
      ratio('outgoing', 'sent_in_time_28', (each) => each.sent_by_decision_28),
    ),
    {key: 'not_sent', title: 'notSent', count: (each) => each.not_sent, listed: counted('outgoing', 'not_sent')},
    ...withBase(
      {key: 'handling', group: 'handling', base: 'finished', part: 'inTime'},
      counted('incoming', 'finished_by_deadline'),
      ratio('incoming', 'done_in_time', (each) => each.handling?.in_time),
    ),
  ],
  handling: doneAndOpen,
  outgoing,
};
