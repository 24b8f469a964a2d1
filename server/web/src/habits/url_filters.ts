import {useCallback, useMemo} from 'react';
import {useSearchParams} from 'react-router-dom';

/** What an address says of the filters; "" for one that it does not name. */
export const filtersIn = <Name extends string>(names: readonly Name[], params: URLSearchParams) =>
  Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<Name, string>;

/** Filters that live in the address, so that a list can be bookmarked and sent. A value of "" leaves its name out. */
export function useUrlFilters<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersIn(names, params), [names, params]);
  const change = useCallback(
    (wanted: Partial<Record<Name, string>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(wanted)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        {replace: true},
      ),
    [setParams],
  );
  return {filters, change, isFiltered: names.some((name) => params.has(name))};
}
