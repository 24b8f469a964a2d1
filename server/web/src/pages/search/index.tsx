import filter from '@ant-design/icons-svg/es/asn/FilterOutlined';
import {useInfiniteQuery, type QueryClient} from '@tanstack/react-query';
import {Suspense, useCallback, useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate, useSearchParams} from 'react-router-dom';
import {lazyInAnt} from '@/components/ant';
import {EmptyState} from '@/components/EmptyState';
import {Icon} from '@/components/Icon';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {useMedia} from '@/habits/media';
import {filtersIn, useUrlFilters} from '@/habits/url_filters';
import {Bulk} from './Bulk';
import {Chips} from './Chips';
import {FilterPanel} from './FilterPanel';
import {Examples, Help} from './Help';
import {addressOfSaved, FILTERS, type Filters, hitsOf, queryOf, whileTyping} from './queries';
import {readReader, Results} from './Results';
import {SavedList} from './SavedList';
import {SearchBox} from './SearchBox';
import {useSelection} from './selection';
import './search.css';

const Passage = lazyInAnt(() => import('./Passage'));
const FilterDrawer = lazyInAnt(() => import('./FilterDrawer'));

const WIDE = '(min-width: 768px)';

/** Also called from other pages, while nothing else is to do: then there is nothing to ask. */
export function ahead(client: QueryClient) {
  if (location.pathname !== '/search') return;
  const filters = filtersIn(FILTERS, new URLSearchParams(location.search));
  if (Object.values(filters).some((value) => value !== '')) void client.prefetchInfiniteQuery(hitsOf(queryOf(filters)));
}

/** What opens over the list or beside it is made of Ant Design. */
export const later = readReader;

/** By words, or by a pasted paragraph. Everything asked for lives in the address, but for the paragraph. */
export function Component() {
  const [params] = useSearchParams();
  if (!params.has('passage')) return <Search />;
  return (
    <Suspense fallback={<Loading rows={10} />}>
      <Passage />
    </Suspense>
  );
}

function Search() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const {filters, change, isFiltered} = useUrlFilters(FILTERS);
  const [params, setParams] = useSearchParams();
  const [isTyping, setTyping] = useState(false);
  const isWide = useMedia(WIDE);
  const [drawer, setDrawer] = useState<'never' | 'open' | 'closed'>('never');
  const closeDrawer = () => setDrawer((before) => (before === 'open' ? 'closed' : before));
  const words = isTyping ? whileTyping(filters.q) : filters.q;
  const query = useMemo(() => queryOf({...filters, q: words}), [filters, words]);
  const found = useInfiniteQuery({...hitsOf(query), enabled: isFiltered});
  const pages = isFiltered ? found.data?.pages : undefined;
  const hits = useMemo(() => pages?.flatMap((page) => page.results) ?? [], [pages]);
  const selection = useSelection(
    useMemo(() => hits.map(({id}) => id), [hits]),
    JSON.stringify(query),
  );
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = found;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const first = pages?.[0];

  const ask = (text: string, isFinal: boolean) => {
    setTyping(!isFinal);
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (text) after.set('q', text);
        else after.delete('q');
        if (text !== (before.get('q') ?? '')) after.delete('open');
        return after;
      },
      {replace: !isFinal},
    );
  };
  const narrow = (wanted: Partial<Filters>) => change(wanted);
  const run = (address: string) => {
    setTyping(false);
    closeDrawer();
    navigate(address);
  };
  const clear = () =>
    change(Object.fromEntries(FILTERS.filter((name) => name !== 'q').map((name) => [name, ''])) as Partial<Filters>);
  const isNarrowed = FILTERS.some((name) => name !== 'q' && name !== 'sort' && filters[name] !== '');
  const side = (
    <>
      <SavedList filters={filters} run={({query}) => run(addressOfSaved(query))} />
      {isFiltered && <FilterPanel filters={filters} facets={first?.facets} change={narrow} />}
    </>
  );
  const isStale = found.isPlaceholderData || (found.isFetching && !isFetchingNextPage);
  return (
    <>
      <SearchBox asked={filters.q} suggestion={first?.suggestion} ask={ask} run={run} />
      <div className={params.has('open') ? 'search-page-grid reading' : 'search-page-grid'}>
        {isWide && (
          <aside className="search-side" aria-label={t('search.filtersTitle')}>
            {side}
          </aside>
        )}
        <div className="search-main" aria-busy={isStale}>
          <PageHeader
            title={filters.q || t('search.title')}
            actions={
              <>
                {!isWide && (
                  <PlainButton icon={<Icon of={filter} />} onClick={() => setDrawer('open')}>
                    {t('search.filters')}
                  </PlainButton>
                )}
                <Help tryIt={(text) => ask(text, true)} />
                <Link className="search-by-text" to="/search?passage">
                  {t('search.byText')}
                </Link>
              </>
            }
          />
          <Chips filters={filters} facets={first?.facets} change={narrow} />
          {isFiltered && <ProblemAlert error={found.error} retry={() => void found.refetch()} />}
          {first?.missing_years && (
            <p className="ant-alert ant-alert-warning vanthu problem-alert" role="alert">
              {t('search.missing', {years: first.missing_years.join(', ')})}
            </p>
          )}
          {!isFiltered && (
            <div className="search-start">
              <EmptyState title={t('search.start')} text={t('search.startText')} />
              <Examples tryIt={(text) => ask(text, true)} most={6} />
            </div>
          )}
          {isFiltered && found.isPending && <Loading rows={10} />}
          {first && (
            <>
              <div className="search-head">
                <p role="status">
                  {t('search.total', {count: first.total, replace: {count: formatNumber(first.total)}})}
                  {first.suggestion && (
                    <>
                      {' · '}
                      {t('search.suggestion')}{' '}
                      <Link to={`/search?${new URLSearchParams({q: first.suggestion})}`}>{first.suggestion}</Link>?
                    </>
                  )}
                </p>
                {first.total > 0 && <Bulk selection={selection} query={query} total={first.total} />}
              </div>
              <Results
                hits={hits}
                total={first.total}
                words={filters.q}
                selection={selection}
                loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
                clear={isNarrowed ? clear : undefined}
              />
            </>
          )}
        </div>
      </div>
      <Suspense>
        {!isWide && drawer !== 'never' && (
          <FilterDrawer isOpen={drawer === 'open'} close={closeDrawer}>
            {side}
          </FilterDrawer>
        )}
      </Suspense>
    </>
  );
}
