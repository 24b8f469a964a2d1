import type {Schemas} from '@/api/types';

export type OpenDocuments = Schemas['OpenDocuments'];
export type OpenFigures = Schemas['OpenFigures'];

/** Numbers that stand, in this order, in the bar of each line. */
export const PARTS = ['open_overdue', 'open_in_time', 'open_without_deadline'] as const;
export type Part = (typeof PARTS)[number];

export const openOf = (figures: OpenFigures) => PARTS.reduce((sum, part) => sum + figures[part], 0);

/** What the whole page is about: a registry, the days of arrival; everything where empty. */
export interface Narrowed {
  unit: string;
  from: string;
  to: string;
}

/** Where exactly the documents behind a number are listed. */
export function documentsBehind(narrowed: Narrowed, handling: Part, filter: Record<string, string> = {}) {
  const wanted = {direction: 'incoming', handling, ...narrowed, ...filter};
  return `/documents?${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''))}`;
}
