import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';
import type {Counters} from './types';

let last: {etag: string; counters: Counters} | null = null;

/** The numbers beside the menu. Asked every few seconds, rarely while another tab is in front; mostly answered 304. */
export const counters = queryOptions({
  queryKey: ['counters'],
  refetchInterval: () => (document.hidden ? 30_000 : 5000),
  refetchIntervalInBackground: true, // the title of the tab shows them
  staleTime: 0,
  queryFn: async ({signal}): Promise<Counters> => {
    const answer = await api.GET('/api/v1/counters', {
      params: {header: last === null ? {} : {'If-None-Match': last.etag}},
      signal,
    });
    if (answer.response.status === 304 && last !== null) return last.counters;
    last = {etag: answer.response.headers.get('ETag') ?? '', counters: body(answer)};
    return last.counters;
  },
});

/** Forgets the numbers of whoever was logged in before. */
export function forgetCounters() {
  last = null;
}

export const workWaiting = (numbers: Counters | undefined) =>
  Object.values(numbers?.work ?? {}).reduce((sum, count) => sum + count, 0);

/** What waits for whoever is logged in, at the desk, in the intake and among what was sent. */
export const everythingWaiting = (numbers: Counters | undefined) =>
  workWaiting(numbers) + (numbers?.intake ?? 0) + (numbers?.inbox ?? 0) + (numbers?.deliveries_troubled ?? 0);

/** First members of the keys of the queries that a number is about: loaded anew when it changes. */
export const queriesOf: Record<Exclude<keyof Counters, 'newest_change'>, string[]> = {
  work: ['work'],
  overdue: ['work'],
  notices: ['notices'],
  intake: ['intake'],
  inbox: ['inbox'],
  // The list of messages follows by itself, and does not move under who reads it.
  edxml_held: [],
  deliveries_troubled: ['troubled deliveries'],
  alerts: ['alerts'],
  case_files_due: ['case-files'],
};
