import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Period} from './periods';
import type {Format, Scope} from './queries';

export const EVIDENCE = ['series', 'declared', 'samples'] as const;
/** What stands behind the denominators of rates A and B. */
export type Evidence = (typeof EVIDENCE)[number];
export type Series = Schemas['SeriesEvidence'];
export type Declared = Schemas['DeclaredCount'];
export type Audit = Schemas['SampleAudit'];
export type SampleResult = NonNullable<NonNullable<Audit['numbers']>[number]['result']>;

const asked = (period: Period, {unit, asOf}: Omit<Scope, 'base'>) => ({
  from: period.from,
  to: period.to,
  ...(unit && {unit}),
  ...(asOf && {as_of: asOf}),
});

export const seriesOf = (period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['reports', 'series', period.from, period.to, scope],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reports/series', {params: {query: asked(period, scope)}, signal}),
      ) as Schemas['SeriesReport'],
  });

export const declaredOf = (period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['reports', 'declared', period.from, period.to, scope],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reports/declared-counts', {params: {query: asked(period, scope)}, signal}),
      ) as Schemas['DeclaredReport'],
  });

const AUDITS_SHOWN = 50;

export const audits = infiniteQueryOptions({
  queryKey: ['reports', 'samples'],
  queryFn: async ({pageParam, signal}) =>
    body(
      await api.GET('/api/v1/sample-audits', {
        params: {query: {limit: AUDITS_SHOWN, ...(pageParam > 0 && {before: pageParam})}},
        signal,
      }),
    ).audits,
  initialPageParam: 0,
  // A page with room left is the last one.
  getNextPageParam: (page) => (page.length < AUDITS_SHOWN ? undefined : page.at(-1)?.id),
});

export const auditOf = (id: number) =>
  queryOptions({
    queryKey: ['reports', 'samples', id],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/sample-audits/{id}', {params: {path: {id}}, signal})) as Audit,
  });

export const declare = async (fields: Schemas['DeclaredCountRequest'], key: string) =>
  body(await api.POST('/api/v1/declared-counts', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const draw = async (fields: Schemas['SampleRequest'], key: string) =>
  body(await api.POST('/api/v1/sample-audits', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const record = async (id: number, result: {number: string; result: SampleResult; note: string}) =>
  body(await api.POST('/api/v1/sample-audits/{id}/results', {body: {results: [result]}, params: {path: {id}}}));

export const closeAudit = async (id: number, conclusion: string) =>
  body(await api.POST('/api/v1/sample-audits/{id}/closing', {body: {conclusion}, params: {path: {id}}}));

const PATHS = {series: '/api/v1/reports/series', declared: '/api/v1/reports/declared-counts'};

/** The evidence as a file, printed by the server. */
export const printedEvidence = (
  kind: keyof typeof PATHS,
  period: Period,
  scope: Scope,
  format: Format,
  signal: AbortSignal,
) => fetchBytes(`${PATHS[kind]}?${new URLSearchParams({...asked(period, scope), format})}`, signal);

export const printedAudit = (id: number, format: Format, signal: AbortSignal) =>
  fetchBytes(`/api/v1/sample-audits/${id}?format=${format}`, signal);
