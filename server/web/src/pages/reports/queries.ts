import {queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Period} from './periods';

export const RATE_REPORTS = ['entry', 'interconnection', 'timeliness', 'handling', 'outgoing'] as const;
export type RateReport = (typeof RATE_REPORTS)[number];
export type Report = Schemas['Report'];
export type Figures = Schemas['ReportFigures'];
export type Rate = Schemas['Rate'];

/** Reports that follow the log can be told as of a day that is over. */
export const canLookBack = (report: string) =>
  !['outgoing', 'proposals', 'samples', 'published', 'schedules'].includes(report);

/** What the rates of the entry report are held against. */
export const BASES = ['number_series', 'declared', 'greater'] as const;
export type Base = (typeof BASES)[number];
export const isBase = (text: string): text is Base => (BASES as readonly string[]).includes(text);

export const UNITS = ['then', 'today'] as const;
export type Units = (typeof UNITS)[number];

/** What of the period is counted. */
export interface Scope {
  unit: string;
  /** What was known at the end of that day; now when empty. */
  asOf: string;
  /** Of the entry report alone. */
  base: Base;
  /** Units as they were in the period, or as they are now with those they took over. */
  units: Units;
}

const asked = (period: Period, {unit, asOf, base, units}: Scope) => ({
  from: period.from,
  to: period.to,
  ...(unit && {unit}),
  ...(asOf && {as_of: asOf}),
  ...(base !== 'number_series' && {base}),
  ...(units !== 'then' && {units}),
});

// One call each, so that the generated types know the path. They do not know that without `format` it is JSON.
const callOf = {
  entry: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/entry', {params: {query}, signal})),
  interconnection: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/interconnection', {params: {query}, signal})),
  timeliness: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/timeliness', {params: {query}, signal})),
  handling: async (query: ReturnType<typeof asked> & {divided?: boolean}, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/handling', {params: {query}, signal})),
  outgoing: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/outgoing', {params: {query}, signal})),
};

export const reportOf = (report: RateReport, period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['reports', report, period.from, period.to, scope],
    queryFn: ({signal}): Promise<Report> => callOf[report](asked(period, scope), signal) as Promise<Report>,
  });

/** The handling report with its lines by urgency and source: counted document by document, so no figure of a unit waits for them. */
export const dividedOf = (period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['reports', 'handling', 'divided', period.from, period.to, scope],
    queryFn: ({signal}) => callOf.handling({...asked(period, scope), divided: true}, signal) as Promise<Report>,
  });

export const proposalsOf = (period: Period, unit: string) =>
  queryOptions({
    queryKey: ['reports', 'proposals', period.from, period.to, unit],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reports/proposals', {
          params: {query: asked(period, {unit, asOf: '', base: 'number_series', units: 'then'})},
          signal,
        }),
      ),
  });

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;
/** Rates have a page of their own too. */
export const RATE_FORMATS = [...FORMATS, 'html'] as const;
export type Format = (typeof RATE_FORMATS)[number];

/** The report as a file, printed by the server; one that is held against a threshold beside earlier periods. */
export const printed = (report: RateReport, period: Period, scope: Scope, format: Format, signal: AbortSignal) => {
  const query = new URLSearchParams({...asked(period, scope), format});
  if (report !== 'outgoing') query.set('compare', 'true');
  if (report === 'handling') query.set('divided', 'true');
  return fetchBytes(`/api/v1/reports/${report}?${query}`, signal);
};
