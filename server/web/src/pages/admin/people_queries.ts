import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Post = Schemas['Post'];

export const accounts = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/accounts', {signal})).accounts,
});

/** One account, with the ETag that a change of it has to name. */
export const accountOf = (id: number) =>
  queryOptions({
    queryKey: ['accounts', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/accounts/{id}', {params: {path: {id}}, signal});
      return {account: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const openWorkOf = (post: number) =>
  queryOptions({
    queryKey: ['accounts', 'open-work', post],
    staleTime: 0,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/posts/{id}/open-work', {params: {path: {id: post}}, signal})).open_work,
  });

export const createAccount = async (fields: Schemas['AccountRequest'], key: string) =>
  body(await api.POST('/api/v1/accounts', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const changeAccount = async (id: number, etag: string, change: Schemas['AccountChange']) =>
  body(
    await api.PATCH('/api/v1/accounts/{id}', {
      body: change,
      params: {path: {id}, header: {'If-Match': etag}},
    }),
  );

export const createPost = async (account: number, fields: Schemas['PostRequest'], key: string) =>
  body(
    await api.POST('/api/v1/accounts/{id}/posts', {
      body: fields,
      params: {path: {id: account}, header: {'Idempotency-Key': key}},
    }),
  );

export const endPost = async (post: number, fields: Schemas['PostEnd']) =>
  body(await api.PATCH('/api/v1/posts/{id}', {body: fields, params: {path: {id: post}}}));
