import {useWindowVirtualizer} from '@tanstack/react-virtual';
import {useEffect, useRef, type ReactNode} from 'react';
import {useMedia} from '@/habits/media';
import {usePainted} from '@/habits/painted';

interface Props<T> {
  label: string;
  items: T[];
  keyOf: (item: T) => string;
  row: (item: T, isChosen: boolean) => ReactNode;
  chosen: number;
  /** Pixels that most rows take: the nearer to the truth, the less is drawn that nobody sees, and moved afterwards. */
  rowHeight?: {wide: number; phone: number};
  /** Called when the end comes near; not while `isLoadingMore`. */
  loadMore?: (() => void) | undefined;
}

const USUAL_ROW = {wide: 68, phone: 68};
const NEAR_END = 10;

/** A list of any length that scrolls with the page: only the rows in sight are there. */
export function RowList<T>({label, items, keyOf, row, chosen, rowHeight = USUAL_ROW, loadMore}: Props<T>) {
  const isPhone = useMedia('(max-width: 767px)');
  const list = useRef<HTMLUListElement>(null);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => (isPhone ? rowHeight.phone : rowHeight.wide),
    overscan: usePainted() ? 6 : 1,
    // Else the first rows come only after the list was laid out without any.
    initialRect: {width: innerWidth, height: innerHeight},
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loadMore !== undefined && items.length > 0 && last >= items.length - NEAR_END) loadMore();
  }, [items.length, last, loadMore]);
  useEffect(() => {
    if (chosen >= 0) rows.scrollToIndex(chosen, {align: 'auto'});
  }, [chosen, rows]);
  return (
    <ul ref={list} className="row-list" aria-label={label} style={{height: rows.getTotalSize()}}>
      {shown.map((place) => {
        const item = items[place.index];
        if (item === undefined) return null;
        const isChosen = place.index === chosen;
        return (
          <li
            key={place.key}
            data-index={place.index}
            ref={rows.measureElement}
            className={isChosen ? 'chosen' : undefined}
            aria-current={isChosen || undefined}
            aria-setsize={items.length}
            aria-posinset={place.index + 1}
            style={{transform: `translateY(${place.start - rows.options.scrollMargin}px)`}}
          >
            {row(item, isChosen)}
          </li>
        );
      })}
    </ul>
  );
}
