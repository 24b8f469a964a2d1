import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type LoggedChange = Schemas['Changes']['changes'][number];

const PAGE = 200;

const rows = async (after: number, limit: number, signal: AbortSignal) =>
  body(await api.GET('/api/v1/changes', {params: {query: {after, limit}}, signal}));

/** The last row written until that moment (UTC seconds): the log is in the order of time. */
async function lastUntil(seconds: number, head: number, signal: AbortSignal) {
  let [low, high] = [0, head];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [row] = (await rows(middle - 1, 1, signal)).changes;
    if (row !== undefined && row.at <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The newest first, page by page, from the end of the day `to` (or now) back. */
export const changesUntil = (to: string) =>
  infiniteQueryOptions({
    queryKey: ['changes', to],
    initialPageParam: -1,
    queryFn: async ({pageParam, signal}) => {
      let top = pageParam;
      if (top < 0) {
        const {head} = await rows(0, 1, signal);
        top = to === '' ? head : await lastUntil(Date.parse(`${to}T23:59:59+07:00`) / 1000, head, signal);
      }
      const after = Math.max(0, top - PAGE);
      const {changes} = top === 0 ? {changes: []} : await rows(after, top - after, signal);
      return {changes: [...changes].reverse(), after};
    },
    getNextPageParam: ({after}) => (after > 0 ? after : undefined),
  });

export const changeAt = (sequence: number) =>
  queryOptions({
    queryKey: ['changes', 'at', sequence],
    queryFn: async ({signal}) => (await rows(sequence - 1, 1, signal)).changes[0] ?? null,
  });
