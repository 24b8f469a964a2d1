import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';

/** Registry books that the account may see. */
export const books = queryOptions({
  queryKey: ['books'],
  staleTime: 60_000,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/books', {signal})).books,
});
