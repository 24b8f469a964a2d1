import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import {FIRST_OF_EACH} from '@/api/early';
import type {WorkKind} from '@/api/types';

export const WORK_KINDS = [
  'direction',
  'assignment',
  'presentation',
  'extension',
  'draft',
] as const satisfies WorkKind[];

export {keyOf} from '@/api/work';

const PAGE = 100;

/** Of one kind page by page; without a kind the first of every kind. */
export const workOf = (kind: WorkKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['work', kind ?? 'all'],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query =
        kind === undefined ? {limit: FIRST_OF_EACH} : {kind, limit: PAGE, ...(pageParam && {cursor: pageParam})};
      return body(await api.GET('/api/v1/work', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

/** The item that `key` names, wherever it stands in its list; null when it does not wait for the caller. */
export const itemOf = (key: string) =>
  queryOptions({
    queryKey: ['work', 'one', key],
    queryFn: async ({signal}) => {
      const [kind, id] = key.split('-');
      const known = WORK_KINDS.find((each) => each === kind);
      if (known === undefined || !Number.isSafeInteger(Number(id)) || Number(id) < 1) return null;
      const query = {kind: known, id: Number(id)};
      return body(await api.GET('/api/v1/work', {params: {query}, signal})).items[0] ?? null;
    },
  });
