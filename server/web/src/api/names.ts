import {queryOptions, useQuery} from '@tanstack/react-query';
import {api, body} from './client';

const HOUR = 3_600_000;

export const documentTypes = queryOptions({
  queryKey: ['document-types'],
  staleTime: HOUR,
  queryFn: async () => body(await api.GET('/api/v1/document-types')),
});

/** "KH" → "Kế hoạch"; the code itself while the names are on their way. */
export function useTypeName(): (code: string | undefined) => string {
  const {data} = useQuery(documentTypes);
  return (code) => data?.document_types?.find((type) => type.code === code)?.name ?? code ?? '';
}
