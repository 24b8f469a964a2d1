import {queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Period} from './periods';

export const RATE_REPORTS = ['entry', 'interconnection', 'timeliness', 'handling', 'outgoing'] as const;
export type RateReport = (typeof RATE_REPORTS)[number];
export type Report = Schemas['Report'];
export type Figures = Schemas['ReportFigures'];
export type Rate = Schemas['Rate'];

const asked = (period: Period, unit: string) => ({from: period.from, to: period.to, ...(unit && {unit})});

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

export const reportOf = (report: RateReport, period: Period, unit: string) =>
  queryOptions({
    queryKey: ['reports', report, period.from, period.to, unit],
    queryFn: ({signal}): Promise<Report> => callOf[report](asked(period, unit), signal) as Promise<Report>,
  });

export const proposalsOf = (period: Period, unit: string) =>
  queryOptions({
    queryKey: ['reports', 'proposals', period.from, period.to, unit],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/reports/proposals', {params: {query: asked(period, unit)}, signal})),
  });

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** The report as a file, printed by the server. */
export const printed = (report: RateReport, period: Period, unit: string, format: Format) =>
  fetchBytes(`/api/v1/reports/${report}?${new URLSearchParams({...asked(period, unit), format})}`);
