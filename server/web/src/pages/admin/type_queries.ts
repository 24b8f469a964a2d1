import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

/** One row, with the ETag that a change of it has to name. */
export const typeOf = (id: number) =>
  queryOptions({
    queryKey: ['document-types', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/document-types/{id}', {params: {path: {id}}, signal});
      return {type: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const addType = async (fields: Schemas['DocumentTypeRequest'], key: string) =>
  body(await api.POST('/api/v1/document-types', {body: fields, params: {header: {'Idempotency-Key': key}}}));

/** `valid_to` of "" takes the end back. */
export const endType = async (id: number, etag: string, fields: {valid_to: string; reason: string}) =>
  body(
    await api.PATCH('/api/v1/document-types/{id}', {
      body: fields,
      params: {path: {id}, header: {'If-Match': etag}},
    }),
  );
