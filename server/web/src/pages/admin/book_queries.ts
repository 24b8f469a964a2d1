import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type BookOf = Schemas['Book'];

export const books = queryOptions({
  queryKey: ['books'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/books', {signal})).books,
});

/** One book, with the ETag that a change of it has to name. */
export const bookOf = (id: number) =>
  queryOptions({
    queryKey: ['books', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/books/{id}', {params: {path: {id}}, signal});
      return {book: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const seriesOf = (id: number) =>
  queryOptions({
    queryKey: ['books', id, 'series'],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/books/{id}/series', {params: {path: {id}}, signal})).series,
  });

export const changeBook = async (id: number, etag: string, state: BookOf['state'], reason?: string) =>
  body(
    await api.PATCH('/api/v1/books/{id}', {
      body: {state, ...(reason && {reason})},
      params: {path: {id}, header: {'If-Match': etag}},
    }),
  );
