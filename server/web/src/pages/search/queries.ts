import {infiniteQueryOptions, keepPreviousData, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import {FIRST_HITS} from '@/api/early';
import type {paths, Schemas} from '@/api/types';
import {daysOf, isPeriod, PERIODS} from './periods';

/** What is searched, as it stands in the address. */
export const FILTERS = [
  'q',
  'direction',
  'type',
  'year',
  'issuer',
  'issuer_exact',
  'unit',
  'book',
  'case_file',
  'copies_of',
  'period',
  'from',
  'to',
  'sort',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Record<Filter, string>;

export type Query = NonNullable<paths['/api/v1/search']['get']['parameters']['query']>;
export type SavedSearch = Schemas['SavedSearch'];
export type CompletedDocument = Schemas['CompletedDocument'];
export type Facets = Schemas['Facets'];

const DIRECTIONS: readonly string[] = ['incoming', 'outgoing', 'archived'];
export const SORTS = ['relevance', 'newest', 'oldest', 'registered'] as const;
type Sort = (typeof SORTS)[number];

const sortOf = (text: string): Sort => SORTS.find((sort) => sort === text) ?? 'relevance';
const idOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined);

/** The parameters of GET /search and of its export. What the address has that nobody could mean is left out. */
export function queryOf(filters: Filters): Query {
  const {from, to} = daysOf(filters);
  const [year, book, caseFile, copiesOf] = [filters.year, filters.book, filters.case_file, filters.copies_of].map(idOf);
  return {
    ...(filters.q && {q: filters.q}),
    ...(DIRECTIONS.includes(filters.direction) && {direction: filters.direction as NonNullable<Query['direction']>}),
    ...(filters.type && {type: filters.type}),
    ...(filters.issuer && {issuer: filters.issuer}),
    ...(filters.issuer_exact && {issuer_exact: filters.issuer_exact}),
    ...(filters.unit && {unit: filters.unit}),
    ...(year && {year}),
    ...(book && {book}),
    ...(caseFile && {case_file: caseFile}),
    ...(copiesOf && {copies_of: copiesOf}),
    ...(from && {from}),
    ...(to && {to}),
    sort: sortOf(filters.sort),
    // The list of copies is there to show each of them.
    ...(!copiesOf && {collapse: true}),
  };
}

/** As a saved search names the times that people say. */
const SAVED_PERIODS = {today: 'today', week: 'week', lastMonth: 'last_month', thisYear: 'this_year'} as const;

/** What a saved search keeps: "this week" as it was said, and neither a case file nor copies. */
export function savedQueryOf(filters: Filters): SavedSearch['query'] {
  const {case_file: _caseFile, copies_of: _copiesOf, collapse: _collapse, from, to, ...kept} = queryOf(filters);
  const days = isPeriod(filters.period)
    ? {period: SAVED_PERIODS[filters.period]}
    : {...(from && {from}), ...(to && {to})};
  return {...kept, ...days, sort: sortOf(filters.sort)};
}

/** Where a saved search is run: its times are those of today. */
export function addressOfSaved({period, ...query}: SavedSearch['query']) {
  const said = PERIODS.find((each) => SAVED_PERIODS[each] === period);
  const wanted = {...query, ...(said && {period: said})};
  return `/search?${new URLSearchParams(Object.entries(wanted).map(([name, value]) => [name, String(value)]))}`;
}

/** "cải cách hà" → "cải cách hà*": the last word may not be finished while somebody types. */
export const whileTyping = (text: string) =>
  /(^|\s)\p{L}{2,}$/u.test(text) && !/["“”«»]/.test(text) ? `${text}*` : text;

export const hitsOf = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['search', query],
    initialPageParam: '',
    // What was found before stays until the answer is here; an answer to an older question has another key.
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
    queryFn: async ({pageParam, signal}) =>
      body(
        await api.GET('/api/v1/search', {
          params: {query: {...query, limit: FIRST_HITS, ...(pageParam ? {cursor: pageParam} : {facets: true})}},
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

/** The server completes no less. */
const COMPLETED_LEAST = 2;
export const isCompleted = (typed: string) => typed.length >= COMPLETED_LEAST;

/** What the register has that begins as it is typed, of what this person may know of. */
export const completionsOf = (typed: string) =>
  queryOptions({
    queryKey: ['search', 'completions', typed],
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/search/completions', {params: {query: {q: typed}}, signal})),
  });

export const savedSearches = queryOptions({
  queryKey: ['saved-searches'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/saved-searches', {signal})).saved_searches,
});

export const openCaseFiles = queryOptions({
  queryKey: ['case-files', 'open', 'own'],
  queryFn: async ({signal}) =>
    body(await api.GET('/api/v1/case-files', {params: {query: {own: true, state: 'open', limit: 200}}, signal}))
      .case_files,
});

export const documentOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'shown'],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/documents/{id}', {params: {path: {id}}, signal})),
  });
