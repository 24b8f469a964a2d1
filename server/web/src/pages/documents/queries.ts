import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import {FIRST_DOCUMENTS} from '@/api/early';
import type {Document, Schemas} from '@/api/types';
import {vi} from '@/i18n/vi';

export {documentOf, fileUrl} from '@/api/documents';

export const FILTERS = [
  'direction',
  'type',
  'from',
  'to',
  'handling',
  'outgoing',
  'unit',
  'units',
  'figure',
  'lacking',
  'in_charge_unit',
  'in_charge',
] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

export const STANDINGS = ['open_overdue', 'open_in_time', 'open_without_deadline', 'done', 'filed'] as const;
export type Standing = (typeof STANDINGS)[number];
export const isStanding = (text: string): text is Standing => (STANDINGS as readonly string[]).includes(text);

export const OUTGOING = ['not_sent', 'sent', 'replaced', 'recalled'] as const;
export const isOutgoingStanding = (text: string): text is (typeof OUTGOING)[number] =>
  (OUTGOING as readonly string[]).includes(text);

/** Figures of the reports: the list holds the documents behind one. */
export const isFigure = (text: string): text is Schemas['DocumentFigure'] => Object.hasOwn(vi.documents.figure, text);

/** 0 is nobody. */
export const chargeOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

const DIRECTIONS: readonly string[] = ['incoming', 'outgoing', 'archived'];

/** One page; the first without a cursor. */
export async function pageOf(filters: Filters, cursor: string, signal?: AbortSignal) {
  const query = {
    limit: FIRST_DOCUMENTS,
    ...(DIRECTIONS.includes(filters.direction) && {direction: filters.direction as Document['direction']}),
    ...(filters.type && {type: filters.type}),
    ...(filters.unit && {unit: filters.unit}),
    ...(/^\d+(,\d+)*$/.test(filters.units) && {units: filters.units}),
    ...(filters.from && {from: filters.from}),
    ...(filters.to && {to: filters.to}),
    ...(isStanding(filters.handling) && {handling: filters.handling}),
    ...(isOutgoingStanding(filters.outgoing) && {outgoing: filters.outgoing}),
    ...(isFigure(filters.figure) && {figure: filters.figure, lacking: filters.lacking === 'true'}),
    ...(chargeOf(filters.in_charge_unit) !== undefined && {in_charge_unit: chargeOf(filters.in_charge_unit)}),
    ...(chargeOf(filters.in_charge) !== undefined && {in_charge: chargeOf(filters.in_charge)}),
    ...(cursor && {cursor}),
  };
  return body(await api.GET('/api/v1/documents', {params: {query}, ...(signal && {signal})}));
}

export const documentsOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['documents', filters],
    initialPageParam: '',
    queryFn: ({pageParam, signal}) => pageOf(filters, pageParam, signal),
    getNextPageParam: (page) => page.next_cursor,
  });

export const historyOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'history'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/history', {params: {path: {id}}, signal})).changes,
  });

export const similarTo = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'similar'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/similar', {params: {path: {id}, query: {limit: 10}}, signal})).results,
  });

/** Documents to link to, found by what was typed. */
export const foundForLink = (words: string) =>
  queryOptions({
    queryKey: ['search', 'for-link', words],
    enabled: words.trim().length > 1,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/search', {params: {query: {q: words, limit: 10}}, signal})).results,
  });

/** Who could see the document on that day. */
export const readersOf = (id: number, day: string) =>
  queryOptions({
    queryKey: ['documents', id, 'readers', day],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/readers', {params: {path: {id}, query: {on: day}}, signal})).readers,
  });
