import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';

export type IntakeItem = Schemas['IntakeItem'];
export type InboxItem = Schemas['InboxItem'];
export type Proposals = Schemas['Proposals'];
export type Duplicate = Schemas['Duplicate'];

export const STATES = ['waiting', 'discarded'] as const;
export type State = (typeof STATES)[number];

const PAGE = 60;
/** The server reads no larger file for proposals. */
const READ_MOST = 64 * 1024 * 1024;

export const intakeOf = (state: State) =>
  infiniteQueryOptions({
    queryKey: ['intake', state],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) => {
      const query = {state, limit: PAGE, ...(pageParam && {cursor: pageParam})};
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

export const itemOf = (id: number) =>
  queryOptions({
    queryKey: ['intake', 'item', id],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/intake/{id}', {params: {path: {id}}, signal})),
  });

export const itemFileUrl = (item: number, position: number) => `/api/v1/intake/${item}/files/${position}`;

/** What the server reads in the main file of an item; null for an item without one that it may read. */
export const proposalsOf = (id: number, item: IntakeItem | undefined) =>
  queryOptions({
    queryKey: ['proposals', id],
    staleTime: Infinity,
    queryFn: async ({signal}): Promise<Proposals | null> => {
      const [file] = item?.files ?? [];
      if (file === undefined || file.size > READ_MOST) return null;
      const bytes = await fetchBytes(itemFileUrl(id, 1), signal);
      const blob = new Blob([bytes], {type: file.media_type});
      const form = new FormData();
      form.append('file', blob, file.name);
      return body(await api.POST('/api/v1/proposals', {body: {file: ''}, bodySerializer: () => form, signal}));
    },
  });

/** An exchange item by its id: the API has only their list. */
export const inboxItem = (id: number) =>
  queryOptions({
    queryKey: ['inbox', 'item', id],
    queryFn: async ({signal}): Promise<InboxItem | null> => {
      let cursor: string | undefined;
      do {
        const query = {limit: PAGE, ...(cursor !== undefined && {cursor})};
        const page = body(await api.GET('/api/v1/exchange/inbox', {params: {query}, signal}));
        const found = page.items.find((item) => item.id === id);
        if (found !== undefined) return found;
        cursor = page.next_cursor;
      } while (cursor !== undefined);
      return null;
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
export const duplicatesByFile = (item: IntakeItem | null) =>
  queryOptions({
    queryKey: ['duplicates', 'item', item?.id],
    enabled: (item?.files.length ?? 0) > 0,
    queryFn: async ({signal}): Promise<Duplicate[]> => {
      const [file] = item?.files ?? [];
      if (item === null || file === undefined || file.size > READ_MOST) return [];
      const bytes = new Blob([await fetchBytes(itemFileUrl(item.id, 1), signal)], {type: file.media_type});
      const sha256 = file.digest.replace('sha256:', '');
      return alike(
        {code: '', issuer: '', files: [{part: 'file1', name: file.name, size: file.size, sha256}]},
        bytes,
        signal,
      );
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
