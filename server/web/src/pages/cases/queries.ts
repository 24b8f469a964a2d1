import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export const FILTERS = ['view', 'state', 'year'] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;
export const STATES = ['planned', 'open', 'closed', 'handed_over'] as const satisfies Schemas['CaseFileState'][];
const isState = (text: string): text is Schemas['CaseFileState'] => (STATES as readonly string[]).includes(text);

const PAGE = 60;
const MOST_CONTENTS = 100;

/** All, one's own, or those that are due to be handed over. */
export const caseFilesOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['case-files', 'list', filters],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const page = {limit: PAGE, ...(pageParam && {cursor: pageParam})};
      if (filters.view === 'due') return body(await api.GET('/api/v1/case-files/due', {params: {query: page}, signal}));
      const query = {
        ...page,
        ...(isState(filters.state) && {state: filters.state}),
        ...(/^\d{4}$/.test(filters.year) && {year: Number(filters.year)}),
        ...(filters.view === 'own' && {own: true}),
      };
      return body(await api.GET('/api/v1/case-files', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

/** One case file, with the ETag that a change of it has to name. */
export const caseFileOf = (id: number) =>
  queryOptions({
    queryKey: ['case-files', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/case-files/{id}', {params: {path: {id}}, signal});
      return {file: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

/** Documents in it, found by words; without words all that are in it. */
export const documentsIn = (id: number, total: number) =>
  queryOptions({
    queryKey: ['case-files', id, 'documents', total],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/search', {
          params: {query: {case_file: id, sort: 'oldest', limit: MOST_CONTENTS}},
          signal,
        }),
      ),
  });

export const documentsFound = (words: string) =>
  queryOptions({
    queryKey: ['search', 'for-case-file', words],
    enabled: words.trim().length > 1,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/search', {params: {query: {q: words, limit: 10}}, signal})).results,
  });

export const contentsUrl = (id: number, format: string) => `/api/v1/case-files/${id}/contents?format=${format}`;
export const exportUrl = (id: number) => `/api/v1/case-files/${id}/export`;

export const RETENTIONS = ['vinh_vien', '70', '50', '30', '20', '15', '10', '5', '2'] as const;
