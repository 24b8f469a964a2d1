import {infiniteQueryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type ExchangedPackage = Schemas['ExchangedPackage'];
type State = Schemas['DeliveryState'];

/** What can become of a package that was sent, and of one that came. */
export const PACKAGE_STATES: Record<'sent' | 'received', readonly State[]> = {
  sent: ['queued', 'sent', 'arrived', 'accepted', 'refused', 'failed'],
  received: ['arrived', 'accepted', 'refused'],
};
const PAGE = 50;
/** Packages are taken by the system, with nobody's doing. */
const REFETCH_MS = 15_000;

export const packagesOf = (way: 'sent' | 'received', state: State | undefined) =>
  infiniteQueryOptions({
    queryKey: ['exchange', 'packages', way, state ?? ''],
    initialPageParam: '',
    refetchInterval: REFETCH_MS,
    queryFn: async ({pageParam, signal}) => {
      const query = {
        limit: PAGE,
        received: way === 'received',
        ...(state && {state}),
        ...(pageParam && {cursor: pageParam}),
      };
      return body(await api.GET('/api/v1/exchange/packages', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });
