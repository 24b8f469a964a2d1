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

/** What of the period is counted. */
export interface Scope {
  unit: string;
  /** What was known at the end of that day; now when empty. */
  asOf: string;
  /** Of the entry report alone. */
  base: Base;
}

const asked = (period: Period, {unit, asOf, base}: Scope) => ({
  from: period.from,
  to: period.to,
  ...(unit && {unit}),
  ...(asOf && {as_of: asOf}),
  ...(base !== 'number_series' && {base}),
});

// One call each, so that the generated types know the path. They do not know that without `format` it is JSON.
const callOf = {
  entry: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/entry', {params: {query}, signal})),
  interconnection: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/interconnection', {params: {query}, signal})),
  timeliness: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/timeliness', {params: {query}, signal})),
  handling: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/handling', {params: {query}, signal})),
  outgoing: async (query: ReturnType<typeof asked>, signal: AbortSignal) =>
    body(await api.GET('/api/v1/reports/outgoing', {params: {query}, signal})),
};

export const reportOf = (report: RateReport, period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['reports', report, period.from, period.to, scope],
    queryFn: ({signal}): Promise<Report> => callOf[report](asked(period, scope), signal) as Promise<Report>,
  });

export const proposalsOf = (period: Period, unit: string) =>
  queryOptions({
    queryKey: ['reports', 'proposals', period.from, period.to, unit],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reports/proposals', {
          params: {query: asked(period, {unit, asOf: '', base: 'number_series'})},
          signal,
        }),
      ),
  });

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;
/** Rates have a page of their own too. */
export const RATE_FORMATS = [...FORMATS, 'html'] as const;
export type Format = (typeof RATE_FORMATS)[number];

/** The report as a file, printed by the server. */
export const printed = (report: RateReport, period: Period, scope: Scope, format: Format) =>
  fetchBytes(`/api/v1/reports/${report}?${new URLSearchParams({...asked(period, scope), format})}`);
