import {infiniteQueryOptions, useInfiniteQuery} from '@tanstack/react-query';
import {useCallback} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import type {SearchHit} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatNumber} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useUrlFilters} from '@/habits/url_filters';
import {Marked} from './Marked';

const FILTERS = ['q'] as const;

const hitsOf = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) =>
      body(
        await api.GET('/api/v1/search', {
          params: {query: {q, limit: 50, ...(pageParam && {cursor: pageParam})}},
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

/** What the box in the header asked for. */
export function Component() {
  const {t} = useTranslation();
  const {filters} = useUrlFilters(FILTERS);
  return (
    <>
      <PageHeader title={filters.q || t('search.title')} note={filters.q && t('search.title')} />
      {filters.q ? (
        <Hits key={filters.q} q={filters.q} />
      ) : (
        <EmptyState title={t('search.start')} text={t('search.startText')} />
      )}
    </>
  );
}

function Hits({q}: {q: string}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const found = useInfiniteQuery(hitsOf(q));
  const items = found.data?.pages.flatMap((page) => page.results) ?? [];
  const {chosen} = useListKeys(items.length, (row) => items[row] && navigate(`/documents/${items[row].id}`));
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = found;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (found.isPending) return <Loading rows={10} />;
  if (found.isError) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  const first = found.data.pages[0];
  return (
    <>
      <p className="muted" role="status">
        {t('search.total', {count: first?.total ?? 0, replace: {count: formatNumber(first?.total ?? 0)}})}
        {first?.suggestion && (
          <>
            {' · '}
            {t('search.suggestion')}{' '}
            <Link to={`/search?${new URLSearchParams({q: first.suggestion})}`}>{first.suggestion}</Link>?
          </>
        )}
      </p>
      {items.length === 0 ? (
        <EmptyState title={t('search.empty')} text={t('search.emptyText')} />
      ) : (
        <RowList<SearchHit>
          label={t('search.listLabel')}
          items={items}
          keyOf={(hit) => String(hit.id)}
          chosen={chosen}
          loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
          row={(hit) => (
            <Link className="row" to={`/documents/${hit.id}`}>
              <span className="row-main">
                <span className="row-title">{hit.subject}</span>
              </span>
              <span className="row-notes">
                <span className="number strong">{hit.number}</span>
                <span className="row-words">
                  <Marked text={hit.snippet} marks={hit.marks} />
                </span>
              </span>
            </Link>
          )}
        />
      )}
    </>
  );
}
