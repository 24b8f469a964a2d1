import {infiniteQueryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {WorkItem, WorkKind} from '@/api/types';

export const WORK_KINDS = [
  'direction',
  'assignment',
  'presentation',
  'extension',
  'draft',
] as const satisfies WorkKind[];

const FIRST_OF_EACH = 50;
const PAGE = 100;

/** Of one kind page by page; without a kind the first of every kind. */
export const workOf = (kind: WorkKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['work', kind ?? 'all'],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query =
        kind === undefined ? {limit: FIRST_OF_EACH} : {kind, limit: PAGE, ...(pageParam && {cursor: pageParam})};
      const page = body(await api.GET('/api/v1/work', {params: {query}, signal}));
      return kind === undefined ? {...page, items: inOrderOfDeadlines(page.items)} : page;
    },
    getNextPageParam: (page) => page.next_cursor,
  });

/** The most urgent first, whatever kind it is; what has no deadline last. */
const inOrderOfDeadlines = (items: WorkItem[]) =>
  [...items].sort((left, right) => (left.due_date ?? '9999').localeCompare(right.due_date ?? '9999'));

/** Where the work is done; null while that page is not there. */
export const placeOf = (item: WorkItem) => (item.document === undefined ? null : `/documents/${item.document}`);
