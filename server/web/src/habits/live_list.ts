import {useQuery, useQueryClient, type InfiniteData, type QueryKey} from '@tanstack/react-query';
import {useCallback, useEffect, useRef, useState} from 'react';
import {counters} from '@/api/counters';

/** Pixels that nobody takes for scrolling. */
const AT_TOP = 40;
const LIST_MS = 5000;

/** Calls once something was changed on the server since, at most every so many milliseconds. */
function useChanges(everyMs: number, act: () => void) {
  const {data: newest} = useQuery({...counters, select: ({newest_change}) => newest_change});
  const known = useRef<number>();
  const actedAt = useRef(0);
  const timer = useRef<number>();
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (newest === undefined) return;
    const isFirst = known.current === undefined;
    const isOld = known.current === newest;
    known.current = newest;
    if (isFirst || isOld || timer.current !== undefined) return;
    timer.current = window.setTimeout(
      () => {
        timer.current = undefined;
        actedAt.current = Date.now();
        latest.current();
      },
      Math.max(0, actedAt.current + everyMs - Date.now()),
    );
  }, [newest, everyMs]);
}

/** For what has no place to lose, such as figures: loaded anew when something was changed. */
export function useLiveQuery(queryKey: QueryKey, everyMs: number) {
  const client = useQueryClient();
  useChanges(everyMs, () => void client.invalidateQueries({queryKey}));
}

interface LiveList<Page, Row> {
  queryKey: QueryKey;
  /** The first page as it is now. */
  firstPage: () => Promise<Page>;
  rowsOf: (page: Page) => Row[];
  keyOf: (row: Row) => string;
  /** A row is chosen: the list must not move under it. */
  isHeld: boolean;
}

/** Rows of the first page that came, went or are otherwise than shown; what was pushed out at its end does not count. */
function countChanges<Row>(shown: Row[], now: Row[], keyOf: (row: Row) => string) {
  const before = new Map(shown.map((row) => [keyOf(row), JSON.stringify(row)]));
  const isNew = (row: Row) => before.get(keyOf(row)) !== JSON.stringify(row);
  const changed = now.filter(isNew).length;
  const left = new Set(now.map(keyOf));
  const last = now.at(-1);
  const end = last === undefined ? -1 : shown.findIndex((row) => keyOf(row) === keyOf(last));
  const gone = shown.slice(0, end < 0 ? 0 : end).filter((row) => !left.has(keyOf(row))).length;
  return changed + gone + (now.length === 0 && shown.length > 0 ? shown.length : 0);
}

/**
 * A list that shows by itself what others change. Who has scrolled or chosen a row is told how much is otherwise instead, and
 * loads it when it suits: `load`.
 */
export function useLiveList<Page, Row>({queryKey, firstPage, rowsOf, keyOf, isHeld}: LiveList<Page, Row>) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const load = useCallback(() => {
    setWaiting(0);
    window.scrollTo({top: 0});
    client.setQueryData<InfiniteData<Page, string>>(
      queryKey,
      (before) => before && {pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1)},
    );
    void client.invalidateQueries({queryKey});
  }, [client, queryKey]);
  useChanges(LIST_MS, () => {
    void (async () => {
      const before = client.getQueryData<InfiniteData<Page, string>>(queryKey);
      const shown = before?.pages[0];
      if (before === undefined || shown === undefined) return;
      // Who is off the net learns of it elsewhere; the next change asks again.
      const now = await firstPage().catch(() => undefined);
      if (now === undefined || client.getQueryData(queryKey) !== before) return;
      const count = countChanges(rowsOf(shown), rowsOf(now), keyOf);
      if (count === 0) return setWaiting(0);
      if (isHeld || window.scrollY > AT_TOP || before.pages.length > 1) return setWaiting(count);
      setWaiting(0);
      client.setQueryData<InfiniteData<Page, string>>(queryKey, {pages: [now], pageParams: before.pageParams});
    })();
  });
  return {waiting, load};
}
