import {FilterOutlined} from '@ant-design/icons';
import {useInfiniteQuery} from '@tanstack/react-query';
import {Alert, Button, Drawer} from 'antd';
import {useCallback, useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate, useSearchParams} from 'react-router-dom';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {Bulk} from './Bulk';
import {Chips} from './Chips';
import {FilterPanel} from './FilterPanel';
import {Examples, Help} from './Help';
import {Passage} from './Passage';
import {FILTERS, hitsOf, queryOf, whileTyping, type Filters, type SavedSearch} from './queries';
import {Results} from './Results';
import {SavedList} from './SavedList';
import {SearchBox} from './SearchBox';
import {useSelection} from './selection';
import './search.css';

/** By words, or by a pasted paragraph. Everything asked for lives in the address, but for the paragraph. */
export function Component() {
  const [params] = useSearchParams();
  return params.has('passage') ? <Passage /> : <Search />;
}

function Search() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const {filters, change, isFiltered} = useUrlFilters(FILTERS);
  const [params, setParams] = useSearchParams();
  const [isTyping, setTyping] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
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
  const run = ({query: saved}: SavedSearch) => {
    setTyping(false);
    setDrawerOpen(false);
    navigate(`/search?${new URLSearchParams(Object.entries(saved).map(([name, value]) => [name, String(value)]))}`);
  };
  const clear = () =>
    change(Object.fromEntries(FILTERS.filter((name) => name !== 'q').map((name) => [name, ''])) as Partial<Filters>);
  const isNarrowed = FILTERS.some((name) => name !== 'q' && name !== 'sort' && filters[name] !== '');
  const side = (
    <>
      <SavedList filters={filters} run={run} />
      {isFiltered && <FilterPanel filters={filters} facets={first?.facets} change={narrow} />}
    </>
  );
  const isStale = found.isPlaceholderData || (found.isFetching && !isFetchingNextPage);
  return (
    <>
      <SearchBox asked={filters.q} suggestion={first?.suggestion} ask={ask} run={run} />
      <div className={params.has('open') ? 'search-page-grid reading' : 'search-page-grid'}>
        <aside className="search-side wide-only" aria-label={t('search.filtersTitle')}>
          {side}
        </aside>
        <div className="search-main" aria-busy={isStale}>
          <PageHeader
            title={filters.q || t('search.title')}
            actions={
              <>
                <Button className="phones-only" icon={<FilterOutlined />} onClick={() => setDrawerOpen(true)}>
                  {t('search.filters')}
                </Button>
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
            <Alert
              className="problem-alert"
              type="warning"
              showIcon
              message={t('search.missing', {years: first.missing_years.join(', ')})}
            />
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
      <Drawer
        open={isDrawerOpen}
        onClose={() => setDrawerOpen(false)}
        placement="bottom"
        height="85%"
        title={t('search.filtersTitle')}
        footer={
          <Button type="primary" block onClick={() => setDrawerOpen(false)}>
            {t('search.showResults')}
          </Button>
        }
      >
        {side}
      </Drawer>
    </>
  );
}
