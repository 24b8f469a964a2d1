import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';

/** Every organisation of today, by name. */
export const organisations = queryOptions({
  queryKey: ['organisations'],
  staleTime: 600_000,
  queryFn: async ({signal}) => body(await api.GET('/api/v1/organisations', {signal})).organisations,
});
