import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';
import type {Delivery} from './types';

/** One document, with the ETag that a change of it has to name. */
export const documentOf = (id: number) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/documents/{id}', {params: {path: {id}}, signal});
      return {document: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

/** Where the bytes of the n-th file are, from 1. */
export const fileUrl = (document: number, position: number) => `/api/v1/documents/${document}/files/${position}`;

/** States move while somebody looks; nothing in the counters tells of them. */
const DELIVERIES_MS = 5000;
const ENDED: readonly Delivery['state'][] = ['accepted', 'refused', 'failed'];

/** How far the document came at each receiver; asked again while it is under way. */
export const deliveriesOf = (document: number) =>
  queryOptions({
    queryKey: ['documents', document, 'deliveries'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/deliveries', {params: {path: {id: document}}, signal})).deliveries,
    refetchInterval: ({state: {data}}) => (data?.some(({state}) => !ENDED.includes(state)) ? DELIVERIES_MS : false),
  });
