import {queryOptions} from '@tanstack/react-query';
import {api, body} from './client';
import type {Schemas} from './types';

/** The organisations that exist on that day, by name; today when left out. */
export const organisationsOn = (day?: string) =>
  queryOptions({
    queryKey: ['organisations', 'on', day ?? 'today'],
    staleTime: 60_000,
    queryFn: async ({signal}) =>
      body(await api.GET('/api/v1/organisations', {params: {query: day ? {on: day} : {}}, signal})).organisations,
  });

/**
 * What each is called where one is chosen: by name, and where several have that name also by the unit above and the code. Chosen
 * is by id, but a person goes by what stands there.
 */
export function labelsOf(units: readonly Schemas['Organisation'][]): ReadonlyMap<number, string> {
  const counts = new Map<string, number>();
  for (const {name} of units) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = new Map(units.map(({id, name}) => [id, name]));
  return new Map(
    units.map(({id, name, parent, code}) => {
      const more = [names.get(parent ?? 0), code].filter(Boolean).join(', ');
      return [id, counts.get(name) === 1 || more === '' ? name : `${name} (${more})`];
    }),
  );
}

/** Those of today. */
export const organisations = organisationsOn();
