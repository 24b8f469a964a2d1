import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';

export type IntakeItem = Schemas['IntakeItem'];
export type InboxItem = Schemas['InboxItem'];
export type Proposals = Schemas['Proposals'];
export type Duplicate = Schemas['Duplicate'];

export const STATES = ['waiting', 'discarded'] as const;
export type State = (typeof STATES)[number];

/** How a file comes in. What came by the exchange has a list of its own at the server. */
export const CHANNELS = ['upload', 'folder', 'mail', 'drop'] as const;
export type Channel = (typeof CHANNELS)[number];

const PAGE = 60;
const MOST_RECALLS = 200;
/** The server reads no larger file for proposals. */
const READ_MOST = 64 * 1024 * 1024;

export const intakeOf = (state: State, channel: Channel | undefined) =>
  infiniteQueryOptions({
    queryKey: ['intake', state, channel ?? ''],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {state, limit: PAGE, ...(channel && {channel}), ...(pageParam && {cursor: pageParam})};
      return body(await api.GET('/api/v1/intake', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

export const inboxOf = (state: State) =>
  infiniteQueryOptions({
    queryKey: ['inbox', state],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {
        state: state === 'waiting' ? ('arrived' as const) : ('refused' as const),
        limit: PAGE,
        ...(pageParam && {cursor: pageParam}),
      };
      return body(await api.GET('/api/v1/exchange/inbox', {params: {query}, signal}));
    },
    getNextPageParam: (page) => page.next_cursor,
  });

/** Registered documents whose senders want them back, until a clerk answers; there are few. */
export const recallsAsked = queryOptions({
  queryKey: ['inbox', 'recalls'],
  queryFn: async ({signal}) =>
    body(await api.GET('/api/v1/exchange/inbox', {params: {query: {recall: 'asked', limit: MOST_RECALLS}}, signal}))
      .items,
});

export const itemOf = (id: number) =>
  queryOptions({
    queryKey: ['intake', 'item', id],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/intake/{id}', {params: {path: {id}}, signal})),
  });

/** What waits with its files, from a channel or the exchange. */
export interface Filed {
  key: string;
  files: {name: string; media_type: string; size: number; digest: string}[];
  urlOf: (position: number) => string;
}
export const filedOfItem = ({id, files}: IntakeItem): Filed => ({
  key: `intake-${id}`,
  files,
  urlOf: (position) => `/api/v1/intake/${id}/files/${position}`,
});
export const filedOfInbox = ({id, document_as_sent: sent}: InboxItem): Filed => ({
  key: `inbox-${id}`,
  files: sent.files ?? [],
  urlOf: (position) => `/api/v1/exchange/inbox/${id}/files/${position}`,
});

/** The main file; nothing when there is none, or none that the server reads. */
async function mainFileOf(filed: Filed | null, signal: AbortSignal) {
  const [file] = filed?.files ?? [];
  if (filed === null || file === undefined || file.size > READ_MOST) return null;
  return {file, bytes: new Blob([await fetchBytes(filed.urlOf(1), signal)], {type: file.media_type})};
}

/** What the server reads in the main file; null where there is nothing that it may read. */
export const proposalsOf = (filed: Filed | null) =>
  queryOptions({
    queryKey: ['proposals', filed?.key],
    enabled: filed !== null,
    staleTime: Infinity,
    queryFn: async ({signal}): Promise<Proposals | null> => {
      const main = await mainFileOf(filed, signal);
      if (main === null) return null;
      const form = new FormData();
      form.append('file', main.bytes, main.file.name);
      return body(await api.POST('/api/v1/proposals', {body: {file: ''}, bodySerializer: () => form, signal}));
    },
  });

export const inboxItem = (id: number) =>
  queryOptions({
    queryKey: ['inbox', 'item', id],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/exchange/inbox/{id}', {params: {path: {id}}, signal})),
  });

/** Who signed a file of an exchange item, checked by the server when it is asked. */
export const signaturesOf = (item: number, position: number) =>
  queryOptions({
    queryKey: ['signatures', item, position],
    staleTime: 60_000,
    queryFn: async ({signal}) => {
      const params = {path: {id: item, n: position}};
      return body(await api.GET('/api/v1/exchange/inbox/{id}/files/{n}/signatures', {params, signal}));
    },
  });

interface Wanted {
  code: string;
  issuer: string;
  files?: {part: string; name: string; size: number; sha256: string}[];
}

const alike = async (wanted: Wanted, bytes: Blob | null, signal: AbortSignal): Promise<Duplicate[]> => {
  const document = {
    direction: 'incoming' as const,
    subject: '',
    urgency: 'normal' as const,
    secrecy: 'none' as const,
    confirm_duplicate: false,
    ...(wanted.code !== '' && {code: wanted.code}),
    ...(wanted.issuer !== '' && {issuer_name: wanted.issuer}),
    ...(wanted.files && {files: wanted.files}),
  };
  const form = new FormData();
  form.append('document', new Blob([JSON.stringify(document)], {type: 'application/json'}));
  if (bytes !== null) form.append('file1', bytes);
  const answer = await api.POST('/api/v1/duplicates', {body: document, bodySerializer: () => form, signal});
  return body(answer).duplicates;
};

/** Registered documents with the same số, ký hiệu and issuer. */
export const duplicatesByCode = (code: string, issuer: string) =>
  queryOptions({
    queryKey: ['duplicates', code, issuer],
    enabled: code !== '' && issuer !== '',
    queryFn: ({signal}) => alike({code, issuer}, null, signal),
  });

/** Registered documents with the same file or nearly the same text. */
export const duplicatesByFile = (filed: Filed | null) =>
  queryOptions({
    queryKey: ['duplicates', 'item', filed?.key],
    enabled: (filed?.files.length ?? 0) > 0,
    queryFn: async ({signal}): Promise<Duplicate[]> => {
      const main = await mainFileOf(filed, signal);
      if (main === null) return [];
      const {name, size, digest} = main.file;
      const files = [{part: 'file1', name, size, sha256: digest.replace('sha256:', '')}];
      return alike({code: '', issuer: '', files}, main.bytes, signal);
    },
  });

/** Incoming documents by words of theirs. */
export const documentsLike = (words: string) =>
  queryOptions({
    queryKey: ['search', 'incoming', words],
    queryFn: async ({signal}) => {
      const query = {q: words, direction: 'incoming' as const, limit: 10};
      return body(await api.GET('/api/v1/search', {params: {query}, signal})).results;
    },
  });
