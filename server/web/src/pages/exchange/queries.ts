import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Delivery, Schemas} from '@/api/types';

export type ListedDelivery = Schemas['ListedDelivery'];
export type InboxItem = Schemas['InboxItem'];
export type ListedPeer = Schemas['ListedPeer'];
export type EdxmlMessage = Schemas['EdxmlMessage'];
export type State = Delivery['state'];

export const FILTERS = ['state', 'receiver', 'from', 'to'] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

export const STATES: readonly State[] = ['queued', 'sent', 'arrived', 'accepted', 'refused', 'failed'];
const PAGE = 50;
/** States move while somebody looks; nothing in the counters tells of them. */
const REFETCH_MS = 15_000;

export const deliveriesOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['exchange', 'deliveries', filters],
    initialPageParam: '',
    refetchInterval: REFETCH_MS,
    queryFn: async ({pageParam, signal}) => {
      const query = {
        limit: PAGE,
        ...(STATES.includes(filters.state as State) && {state: filters.state as State}),
        ...(filters.receiver && {receiver: filters.receiver}),
        ...(filters.from && {from: filters.from}),
        ...(filters.to && {to: filters.to}),
        ...(pageParam && {cursor: pageParam}),
      };
      return body(await api.GET('/api/v1/exchange/deliveries', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

export const troubledDeliveries = infiniteQueryOptions({
  queryKey: ['exchange', 'deliveries', 'troubled'],
  initialPageParam: '',
  refetchInterval: REFETCH_MS,
  queryFn: async ({pageParam, signal}) => {
    const query = {limit: PAGE, troubled: true, ...(pageParam && {cursor: pageParam})};
    return body(await api.GET('/api/v1/exchange/deliveries', {params: {query}, signal}));
  },
  getNextPageParam: (page) => page.next_cursor,
});

/** Units that can be sent to. */
export const receivers = queryOptions({
  queryKey: ['organisations'],
  staleTime: 600_000,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/organisations', {signal})).organisations,
});

export interface WantedInbox {
  state: InboxItem['state'] | undefined;
  /** Of a report that led here: ids of the units that it came to, and the days. */
  units: string;
  from: string;
  to: string;
  /** Not empty: without updates, as reports count. */
  documents: string;
}

export const inbox = ({state, units, from, to, documents}: WantedInbox) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'board', state ?? '', units, from, to, documents],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {
        limit: PAGE,
        ...(state && {state}),
        ...(/^\d+(,\d+)*$/.test(units) && {units}),
        ...(from && {from}),
        ...(to && {to}),
        ...(documents && {documents: true}),
        ...(pageParam && {cursor: pageParam}),
      };
      return body(await api.GET('/api/v1/exchange/inbox', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

export const edxmlOf = (state: EdxmlMessage['state']) =>
  infiniteQueryOptions({
    queryKey: ['edxml', state],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {limit: PAGE, state, ...(pageParam && {cursor: pageParam})};
      return body(await api.GET('/api/v1/exchange/edxml', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

export const identity = queryOptions({
  queryKey: ['exchange', 'identity'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/identity', {signal})),
});

/** One system, with the ETag that a change of it has to name. */
export const peerOf = (id: number) =>
  queryOptions({
    queryKey: ['exchange', 'peers', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/exchange/peers/{id}', {params: {path: {id}}, signal});
      return {peer: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const changePeer = async (id: number, etag: string, change: {endpoint?: string; revoked?: true}) =>
  body(
    await api.PATCH('/api/v1/exchange/peers/{id}', {
      params: {path: {id}, header: {'If-Match': etag}},
      body: change,
    }),
  );

/** The systems that deliveries of the own units wait for. */
export const neededPeers = queryOptions({
  queryKey: ['exchange', 'peer-health'],
  refetchInterval: REFETCH_MS,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/peer-health', {signal})).peers,
});

export const peers = queryOptions({
  queryKey: ['exchange', 'peers'],
  refetchInterval: REFETCH_MS,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/peers', {signal})).peers,
});
