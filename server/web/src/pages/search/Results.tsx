import {Suspense, useCallback, useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {useSearchParams} from 'react-router-dom';
import {useTypeName} from '@/api/names';
import type {SearchHit} from '@/api/types';
import {lazyInAnt} from '@/components/ant';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PlainButton} from '@/components/PlainButton';
import {RowList} from '@/components/RowList';
import {useListKeys} from '@/habits/list_keys';
import {useShortcuts} from '@/habits/shortcuts';
import {HitRow} from './HitRow';
import type {Selection} from './selection';

/** What opens beside the list is made of Ant Design; the list does not wait for it. */
export const readReader = () => import('./Reader');
const Reader = lazyInAnt(readReader);

const ROW = {wide: 104, phone: 149};

interface Props {
  hits: SearchHit[];
  total: number;
  words: string;
  selection: Selection;
  loadMore: (() => void) | undefined;
  clear: (() => void) | undefined;
}

const idOf = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : null);

/** Which hit is open stands in the address, beside the search. */
function useOpenHit() {
  const [params, setParams] = useSearchParams();
  const open = idOf(params.get('open'));
  const addressOf = (id: number | null) => {
    const next = new URLSearchParams(params);
    if (id === null) next.delete('open');
    else next.set('open', String(id));
    return next;
  };
  // "Back" leads from the document to the list, not through every document that was looked at.
  const show = (id: number | null) => setParams(addressOf(id), {replace: open !== null});
  return {open, show, addressOf};
}

export function Results({hits, total, words, selection, loadMore, clear}: Props) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const {open, show, addressOf} = useOpenHit();
  const {chosen, setChosen} = useListKeys(hits.length, (row) => hits[row] && show(hits[row].id));
  const place = hits.findIndex(({id}) => id === open);
  const go = useCallback(
    (by: number) => {
      const next = hits[(place >= 0 ? place : chosen) + by];
      if (next) show(next.id);
    },
    [hits, place, chosen, show],
  );
  useEffect(() => {
    if (place >= 0) setChosen(place);
  }, [place, setChosen]);
  useEffect(() => {
    if (place >= hits.length - 2 && open !== null) loadMore?.();
  }, [place, hits.length, open, loadMore]);
  useShortcuts({
    n: () => go(1),
    p: () => go(-1),
    x: () => hits[chosen] && selection.toggle(hits[chosen].id, false),
    X: () => hits[chosen] && selection.toggle(hits[chosen].id, true),
  });
  const addressOfCopies = (id: number) => `/search?${new URLSearchParams({copies_of: String(id)})}`;
  return (
    <div className={open === null ? 'search-results' : 'search-results opened'}>
      <div className="search-list">
        {hits.length === 0 ? (
          <EmptyState
            title={t('search.empty')}
            text={t('search.emptyText')}
            action={clear && <PlainButton onClick={clear}>{t('search.clear')}</PlainButton>}
          />
        ) : (
          <RowList<SearchHit>
            label={t('search.listLabel')}
            items={hits}
            keyOf={(hit) => String(hit.id)}
            chosen={chosen}
            rowHeight={ROW}
            loadMore={loadMore}
            row={(hit) => (
              <HitRow
                hit={hit}
                typeName={typeName}
                to={`/search?${addressOf(hit.id)}`}
                copiesTo={addressOfCopies(hit.id)}
                isSelected={selection.has(hit.id)}
                select={(withShift) => selection.toggle(hit.id, withShift)}
              />
            )}
          />
        )}
      </div>
      {open !== null && (
        <Suspense fallback={<Loading rows={10} />}>
          <Reader id={open} query={words} place={place} total={total} go={go} close={() => show(null)} />
        </Suspense>
      )}
    </div>
  );
}
