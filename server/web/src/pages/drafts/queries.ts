import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Draft, Schemas} from '@/api/types';
import type {DraftFile} from '@/components/draft_files';

export const FILTERS = ['state', 'mine', 'outgoing', 'unit', 'units', 'type', 'from', 'to'] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;
export const STATES = [
  'drafting',
  'submitted',
  'content_approved',
  'form_checked',
  'signed',
  'numbered',
  'issued',
  'sent',
  'recalled',
  'abandoned',
] as const satisfies Schemas['DraftState'][];
export const STANDINGS = ['drafting', 'to_approve', 'to_check', 'to_sign', 'to_issue', 'abandoned'] as const;
export const isStanding = (text: string): text is (typeof STANDINGS)[number] =>
  (STANDINGS as readonly string[]).includes(text);
const isState = (text: string): text is Schemas['DraftState'] => (STATES as readonly string[]).includes(text);

const PAGE = 60;

/** One page; the first without a cursor. */
export async function pageOf(filters: Filters, cursor: string, signal?: AbortSignal) {
  const query = {
    limit: PAGE,
    ...(isState(filters.state) && {state: filters.state}),
    ...(filters.mine && {mine: true}),
    ...(isStanding(filters.outgoing) && {outgoing: filters.outgoing}),
    ...(filters.unit && {unit: filters.unit}),
    ...(/^\d+(,\d+)*$/.test(filters.units) && {units: filters.units}),
    ...(filters.type && {type: filters.type}),
    ...(filters.from && {from: filters.from}),
    ...(filters.to && {to: filters.to}),
    ...(cursor && {cursor}),
  };
  return body(await api.GET('/api/v1/drafts', {params: {query}, ...(signal && {signal})}));
}

export const draftsOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['drafts', 'list', filters],
    initialPageParam: '',
    queryFn: ({pageParam, signal}) => pageOf(filters, pageParam, signal),
    getNextPageParam: (page) => page.next_cursor,
  });

export const historyOf = (id: number) =>
  queryOptions({
    queryKey: ['drafts', id, 'history'],
    // As often as the draft itself, while somebody looks.
    refetchInterval: 10_000,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/drafts/{id}/history', {params: {path: {id}}, signal})).changes,
  });

/** Files that the server has become a new version. */
export const addVersion = async (id: number, files: DraftFile[], note: string, key: string): Promise<Draft> =>
  body(
    await api.POST('/api/v1/drafts/{id}/versions', {
      params: {path: {id}, header: {'Idempotency-Key': key}},
      body: {files, ...(note && {note})},
    }),
  );
