import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type LoggedChange = Schemas['Changes']['changes'][number];

const PAGE = 100;

export interface WantedChanges {
  who: string;
  entity: string;
  thing: string;
  from: string;
  to: string;
}

const isWhole = (text: string) => /^\d{1,15}$/.test(text);

/** The newest first, page by page; a page may be empty although older rows are left. */
export const changesOf = ({who, entity, thing, from, to}: WantedChanges) =>
  infiniteQueryOptions({
    queryKey: ['changes', who, entity, thing, from, to],
    initialPageParam: 0,
    queryFn: async ({pageParam, signal}) => {
      const query = {
        limit: PAGE,
        ...(isWhole(who) && {account: Number(who)}),
        ...(entity !== '' && {entity}),
        ...(entity !== '' && isWhole(thing) && {entity_id: Number(thing)}),
        ...(from !== '' && {from}),
        ...(to !== '' && {to}),
        ...(pageParam > 0 && {before: pageParam}),
      };
      return body(await api.GET('/api/v1/changes/newest', {params: {query}, signal}));
    },
    getNextPageParam: ({next}) => next,
  });

export const changeAt = (sequence: number) =>
  queryOptions({
    queryKey: ['changes', 'at', sequence],
    queryFn: async ({signal}) => {
      const query = {after: sequence - 1, limit: 1};
      return body(await api.GET('/api/v1/changes', {params: {query}, signal})).changes[0] ?? null;
    },
  });
