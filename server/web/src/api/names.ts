import {queryOptions, useQuery} from '@tanstack/react-query';
import {api, body} from './client';
import {today} from './today';
import type {Schemas} from './types';

export type DocumentType = Schemas['DocumentType'];

const FIVE_MINUTES = 300_000;

export const documentTypes = queryOptions({
  queryKey: ['document-types'],
  staleTime: FIVE_MINUTES,
  queryFn: async () => body(await api.GET('/api/v1/document-types')),
});

/** What each type is called, by its code: as of today, of one that ended as it was called last. Of the names of a type the newest comes first. */
export function namesOf(types: DocumentType[]): Map<string, string> {
  const day = today();
  const begun = types.filter((type) => type.valid_from <= day);
  return new Map([...begun, ...types].reverse().map(({code, name}) => [code, name]));
}

/** "KH" → "Kế hoạch"; the code itself while the names are on their way. */
export function useTypeName(): (code: string | undefined) => string {
  const {data} = useQuery(documentTypes);
  const names = namesOf(data?.document_types ?? []);
  return (code) => (code === undefined ? '' : (names.get(code) ?? code));
}
