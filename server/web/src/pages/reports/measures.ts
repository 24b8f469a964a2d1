import type {Figure, RateOf, Word} from './listed';
import type {RateReport} from './queries';

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

/** What is held against the same period of last year: the charts' measures, and how much there was. */
export interface Compared {
  key: string;
  title: Word;
  count?: NonNullable<Figure['count']>;
  rate?: RateOf;
}

const counts: Record<RateReport, Compared[]> = {
  entry: [
    {key: 'outgoing_entered', title: 'outgoingEntered', count: (each) => each.outgoing?.entered.numerator},
    {key: 'incoming_entered', title: 'incomingEntered', count: (each) => each.incoming?.entered.numerator},
  ],
  interconnection: [{key: 'due', title: 'due', count: (each) => each.documents?.denominator}],
  timeliness: [{key: 'not_sent', title: 'notSent', count: (each) => each.not_sent}],
  handling: [
    {key: 'total', title: 'total', count: (each) => each.total},
    {key: 'open_overdue', title: 'overdue', count: (each) => each.open_overdue},
  ],
  outgoing: [
    {key: 'total', title: 'total', count: (each) => each.total},
    {key: 'issued', title: 'issued', count: (each) => each.issued},
  ],
};

export const comparedOf = Object.fromEntries(
  Object.entries(counts).map(([name, own]) => [name, [...own, ...measuresOf[name as RateReport]]]),
) as Record<RateReport, Compared[]>;
