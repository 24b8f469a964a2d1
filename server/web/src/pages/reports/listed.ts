import type {Schemas} from '@/api/types';
import type {vi} from '@/i18n/vi';
import type {Figures, Rate} from './queries';

export type Word = keyof typeof vi.reports.columns;

/** Where the things that are counted are listed, and what tells them from others there. */
export interface Listed {
  page: '/documents' | '/drafts' | '/books' | '/exchange';
  filter: Record<string, string>;
  /** There are as many as the figure says; else it counts something of them: deliveries, numbers. */
  isExact: boolean;
}

/** What a rate does not count, and where that is listed. */
export interface Lacking {
  count: (figures: Figures) => number;
  listed: Listed;
}

/** A figure of a line. */
export interface Figure {
  key: string;
  title: Word;
  group?: Word;
  count?: (figures: Figures) => number | undefined;
  rate?: (figures: Figures) => Rate | undefined;
  /** What is counted; of a rate its numerator. */
  listed?: Listed;
  lacking?: Lacking;
  /** Of a rate of several things: where each kind of them is listed. */
  kinds?: {word: Word; listed: Listed}[];
  /** The threshold of the report is about it. */
  isJudged?: true;
}

export type Direction = 'incoming' | 'outgoing';
export type Counted = Schemas['DocumentFigure'];

/** The documents that a figure counts. */
export const counted = (direction: Direction, figure: Counted): Listed => ({
  page: '/documents',
  filter: {direction, figure},
  isExact: true,
});
/** Those of its base that it does not count. */
export const notCounted = (direction: Direction, figure: Counted): Listed => ({
  page: '/documents',
  filter: {direction, figure, lacking: 'true'},
  isExact: true,
});
/** The documents that something counted belongs to. */
export const behind = (direction: Direction, figure: Counted): Listed => ({
  ...counted(direction, figure),
  isExact: false,
});
export const standing = (handling: string): Listed => ({
  page: '/documents',
  filter: {direction: 'incoming', handling},
  isExact: true,
});
export const gapsOf = (direction: Direction): Listed => ({page: '/books', filter: {direction}, isExact: false});

/** What came by the exchange, in the inbox of the exchange board; some of it never became a document. */
export const received = (state = ''): Listed => ({
  page: '/exchange',
  filter: {tab: 'inbox', inbox: state, documents: 'true'},
  isExact: false,
});

export type RateOf = NonNullable<Figure['rate']>;

/** A rate that links to what it counts and to what it does not. */
export const ratio = (
  direction: Direction,
  figure: Counted,
  rate: RateOf,
): Pick<Figure, 'rate' | 'listed' | 'lacking'> => ({
  rate,
  listed: counted(direction, figure),
  lacking: {
    count: (figures) => (rate(figures)?.denominator ?? 0) - (rate(figures)?.numerator ?? 0),
    listed: notCounted(direction, figure),
  },
});
