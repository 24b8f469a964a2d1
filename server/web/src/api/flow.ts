import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';
import type {Colleagues} from './types';

const HOUR = 3_600_000;

/** Where an incoming document stands, and what the caller may do with it. */
export const handlingOf = (document: number) =>
  queryOptions({
    queryKey: ['work', 'handling', document],
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/documents/{id}/handling', {params: {path: {id: document}}, signal})),
  });

export const draftOf = (id: number) =>
  queryOptions({
    queryKey: ['drafts', id],
    // Several people work on one at a time, and no number in the menu tells of a comment.
    refetchInterval: 10_000,
    queryFn: async ({signal}) => body(await api.GET('/api/v1/drafts/{id}', {params: {path: {id}}, signal})),
  });

/** The draft with the version that a change names. */
export const draftToChange = (id: number) =>
  queryOptions({
    queryKey: ['drafts', id, 'to change'],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/drafts/{id}', {params: {path: {id}}, signal});
      return {draft: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

/** Units and people of the own agency. */
export const colleagues = queryOptions({
  queryKey: ['colleagues'],
  staleTime: HOUR,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/colleagues', {signal})),
});

/** To whom a document is presented and a draft submitted: those who lead the agency, not its rooms. */
export const leadersOf = (agency: Colleagues | undefined) =>
  (agency?.people ?? []).filter(({role, organisation}) => role === 'lanh_dao' && organisation === agency?.agency);

/** Days off, and days worked in exchange. */
export const calendar = queryOptions({
  queryKey: ['calendar'],
  staleTime: HOUR,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/calendar', {signal})),
});

export const draftFileUrl = (draft: number, position: number) => `/api/v1/drafts/${draft}/files/${position}`;
