import {queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Period} from './periods';
import type {Base} from './queries';

export type Difference = Schemas['ReportDifference'];

/** Reports that follow the log, so that their past can be told. */
export const FIGURE_REPORTS = ['entry', 'interconnection', 'timeliness', 'handling'] as const;
export type FigureReport = (typeof FIGURE_REPORTS)[number];
export const isFigureReport = (text: string): text is FigureReport =>
  (FIGURE_REPORTS as readonly string[]).includes(text);

export interface Standpoints {
  report: FigureReport;
  period: Period;
  unit: string;
  /** Days at whose end something was known; the later is now when empty. */
  before: string;
  asOf: string;
  /** What an entry report is held against. */
  base: Base;
}

const asked = ({report, period, unit, before, asOf, base}: Standpoints) => ({
  report,
  from: period.from,
  to: period.to,
  before,
  ...(unit && {unit}),
  ...(asOf && {as_of: asOf}),
  ...(base !== 'number_series' && {base}),
});

export const differenceOf = (wanted: Standpoints) =>
  queryOptions({
    queryKey: ['reports', 'differences', asked(wanted)],
    // Without `format` it is JSON, which the generated types do not know.
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/reports/differences', {params: {query: asked(wanted)}, signal})) as Difference,
  });

export const printedDifference = (wanted: Standpoints, signal: AbortSignal) =>
  fetchBytes(`/api/v1/reports/differences?${new URLSearchParams({...asked(wanted), format: 'csv'})}`, signal);
