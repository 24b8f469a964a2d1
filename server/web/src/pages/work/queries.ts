import {infiniteQueryOptions} from '@tanstack/react-query';
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
