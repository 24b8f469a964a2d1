import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';

/** The organisations that exist on that day, by name; today when left out. */
export const organisationsOn = (day?: string) =>
  queryOptions({
    queryKey: ['organisations', 'on', day ?? 'today'],
    staleTime: 60_000,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/organisations', {params: {query: day ? {on: day} : {}}, signal})).organisations,
  });

/** Those of today. */
export const organisations = organisationsOn();
