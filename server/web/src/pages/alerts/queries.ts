import {infiniteQueryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Alert = Schemas['Alert'];
const PAGE = 50;

/** Changes of rights, the newest first; only those that wait, or all. */
export const alertsOf = (isOpen: boolean) =>
  infiniteQueryOptions({
    queryKey: ['alerts', isOpen],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {limit: PAGE, ...(isOpen && {open: true}), ...(pageParam && {cursor: pageParam})};
      return body(await api.GET('/api/v1/alerts', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

export const confirmAlert = async (id: number, note: string) =>
  body(await api.POST('/api/v1/alerts/{id}/confirmation', {params: {path: {id}}, body: note ? {note} : {}}));
