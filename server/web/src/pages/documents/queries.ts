import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Document} from '@/api/types';

export const FILTERS = ['direction', 'type', 'from', 'to'] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

const PAGE = 60;
const DIRECTIONS: readonly string[] = ['incoming', 'outgoing', 'archived'];

export const documentsOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['documents', filters],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {
        limit: PAGE,
        ...(DIRECTIONS.includes(filters.direction) && {direction: filters.direction as Document['direction']}),
        ...(filters.type && {type: filters.type}),
        ...(filters.from && {from: filters.from}),
        ...(filters.to && {to: filters.to}),
        ...(pageParam && {cursor: pageParam}),
      };
      return body(await api.GET('/api/v1/documents', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

/** One document, with the ETag that a change of it has to name. */
export const documentOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/documents/{id}', {params: {path: {id}}, signal});
      return {document: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const historyOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'history'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/history', {params: {path: {id}}, signal})).changes,
  });

export const deliveriesOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'deliveries'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/deliveries', {params: {path: {id}}, signal})).deliveries,
  });

export const similarTo = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'similar'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/similar', {params: {path: {id}, query: {limit: 10}}, signal})).results,
  });

/** Where the bytes of the n-th file are, from 1. */
export const fileUrl = (document: number, position: number) => `/api/v1/documents/${document}/files/${position}`;
