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
/** How often what was changed is shown, and how the lines stand: of those no change tells. */
export const LIVE_MS = 5000;

/** One page; the first without a cursor. */
export async function deliveriesPage(filters: Filters, cursor: string, signal?: AbortSignal) {
  const query = {
    limit: PAGE,
    ...(STATES.includes(filters.state as State) && {state: filters.state as State}),
    ...(filters.receiver && {receiver: filters.receiver}),
    ...(filters.from && {from: filters.from}),
    ...(filters.to && {to: filters.to}),
    ...(cursor && {cursor}),
  };
  return body(await api.GET('/api/v1/exchange/deliveries', {params: {query}, ...(signal && {signal})}));
}

export const deliveriesOf = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['exchange', 'deliveries', filters],
    initialPageParam: '',
    queryFn: ({pageParam, signal}) => deliveriesPage(filters, pageParam, signal),
    getNextPageParam: (page) => page.next_cursor,
  });

/** Of its own name: the number in the menu loads it anew, and not the list that somebody reads. */
export const troubledDeliveries = infiniteQueryOptions({
  queryKey: ['troubled deliveries'],
  initialPageParam: '',
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

export async function inboxPage(wanted: WantedInbox, cursor: string, signal?: AbortSignal) {
  const {state, units, from, to, documents} = wanted;
  const query = {
    limit: PAGE,
    ...(state && {state}),
    ...(/^\d+(,\d+)*$/.test(units) && {units}),
    ...(from && {from}),
    ...(to && {to}),
    ...(documents && {documents: true}),
    ...(cursor && {cursor}),
  };
  return body(await api.GET('/api/v1/exchange/inbox', {params: {query}, ...(signal && {signal})}));
}

export const inbox = (wanted: WantedInbox) =>
  infiniteQueryOptions({
    queryKey: ['exchange', 'inbox', wanted],
    initialPageParam: '',
    queryFn: ({pageParam, signal}) => inboxPage(wanted, pageParam, signal),
    getNextPageParam: (page) => page.next_cursor,
  });

export async function edxmlPage(state: EdxmlMessage['state'], cursor: string, signal?: AbortSignal) {
  const query = {limit: PAGE, state, ...(cursor && {cursor})};
  return body(await api.GET('/api/v1/exchange/edxml', {params: {query}, ...(signal && {signal})}));
}

export const edxmlOf = (state: EdxmlMessage['state']) =>
  infiniteQueryOptions({
    queryKey: ['edxml', state],
    initialPageParam: '',
    queryFn: ({pageParam, signal}) => edxmlPage(state, pageParam, signal),
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
  refetchInterval: LIVE_MS,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/peer-health', {signal})).peers,
});

export const peers = queryOptions({
  queryKey: ['exchange', 'peers', 'all'],
  refetchInterval: LIVE_MS,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/peers', {signal})).peers,
});
