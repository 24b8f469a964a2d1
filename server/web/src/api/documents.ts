import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';

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
