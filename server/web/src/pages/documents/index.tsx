import {useInfiniteQuery, type QueryClient} from '@tanstack/react-query';
import {Suspense, useCallback} from 'react';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {documentTypes, useTypeName} from '@/api/names';
import type {Document} from '@/api/types';
import {lazyInAnt} from '@/components/ant';
import {ChangesPill} from '@/components/ChangesPill';
import {Choice} from '@/components/Choice';
import {DayInput} from '@/components/DayInput';
import {EarlyBox} from '@/components/EarlyBox';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {useTypeChoices} from '@/components/document_choices';
import {useListKeys} from '@/habits/list_keys';
import {useLiveList} from '@/habits/live_list';
import {usePainted} from '@/habits/painted';
import {filtersIn, useUrlFilters} from '@/habits/url_filters';
import {CountedFilters} from './CountedFilters';
import {DocumentRow} from './DocumentRow';
import {
  documentsOf,
  FILTERS,
  isOutgoingStanding,
  isStanding,
  OUTGOING,
  pageOf,
  STANDINGS,
  type Filters,
} from './queries';

const UnitFilter = lazyInAnt(async () => ({
  default: (await import('@/components/OrganisationSelect')).OrganisationSelect,
}));
const TypedSelect = lazyInAnt(() => import('./TypedSelect'));

const ROW = {wide: 62, phone: 134};

/** Also called from other pages, while nothing else is to do: then without filters. */
export function ahead(client: QueryClient) {
  const asked = new URLSearchParams(location.pathname === '/documents' ? location.search : '');
  void client.prefetchInfiniteQuery(documentsOf(filtersIn(FILTERS, asked)));
  void client.prefetchQuery(documentTypes);
}

/** What is registered, the newest first. The filters live in the address. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change, isFiltered} = useUrlFilters(FILTERS);
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  return (
    <>
      <PageHeader title={t('documents.title')} />
      <FilterBar filters={filters} change={change} clear={isFiltered ? clear : undefined} />
      <DocumentList key={Object.values(filters).join(' ')} filters={filters} clear={isFiltered ? clear : undefined} />
    </>
  );
}

interface BarProps {
  filters: Filters;
  change: (wanted: Partial<Filters>) => void;
  clear: (() => void) | undefined;
}

function FilterBar({filters, change, clear}: BarProps) {
  const {t} = useTranslation();
  const types = useTypeChoices();
  return (
    <div className="filters">
      <Choice
        label={t('documents.direction')}
        value={filters.direction || 'all'}
        options={[
          {value: 'all', label: t('app.all')},
          {value: 'incoming', label: t('documents.incoming')},
          {value: 'outgoing', label: t('documents.outgoing')},
        ]}
        onChange={(direction) => change({direction: direction === 'all' ? '' : direction})}
      />
      <FilterSelect
        label={t('documents.type')}
        value={filters.type}
        options={types}
        choose={(type) => change({type})}
      />
      <FilterSelect
        label={t('flow.dashboard.standing')}
        value={isStanding(filters.handling) ? filters.handling : ''}
        options={STANDINGS.map((standing) => ({value: standing, label: t(`flow.dashboard.${standing}`)}))}
        choose={(handling) => change({handling})}
      />
      {filters.outgoing && (
        <FilterSelect
          label={t('documents.outgoingStanding')}
          value={isOutgoingStanding(filters.outgoing) ? filters.outgoing : ''}
          options={OUTGOING.map((standing) => ({value: standing, label: t(`documents.standing.${standing}`)}))}
          choose={(outgoing) => change({outgoing})}
        />
      )}
      {filters.unit && (
        <Suspense fallback={<EarlyBox className="filter-type" label={t('documents.unit')} value="" />}>
          <UnitFilter
            className="filter-type"
            label={t('documents.unit')}
            value={Number(filters.unit) || undefined}
            onChange={(unit) => change({unit: unit === undefined ? '' : String(unit)})}
          />
        </Suspense>
      )}
      <DayInput
        aria-label={t('documents.from')}
        value={filters.from}
        max={filters.to}
        onChange={(from) => change({from})}
      />
      <DayInput aria-label={t('documents.to')} value={filters.to} min={filters.from} onChange={(to) => change({to})} />
      <CountedFilters filters={filters} change={change} />
      {clear && (
        <PlainButton kind="link" onClick={clear}>
          {t('documents.clear')}
        </PlainButton>
      )}
    </div>
  );
}

interface FilterProps {
  label: string;
  value: string;
  options: {value: string; label: string}[];
  choose: (value: string) => void;
}

/** The list of documents is what somebody looks for first: a filter that nobody has touched yet is drawn after it. */
function FilterSelect(props: FilterProps) {
  const {label, value, options} = props;
  const shown = options.find((option) => option.value === value)?.label ?? value;
  const box = <EarlyBox className="filter-type" label={label} value={shown} />;
  return usePainted() ? (
    <Suspense fallback={box}>
      <TypedSelect {...props} />
    </Suspense>
  ) : (
    box
  );
}

function DocumentList({filters, clear}: {filters: Filters; clear: (() => void) | undefined}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const typeName = useTypeName();
  const wanted = documentsOf(filters);
  const documents = useInfiniteQuery(wanted);
  const items = documents.data?.pages.flatMap((page) => page.documents) ?? [];
  // A list by what became of the documents leads to that part of each.
  const part = filters.handling ? '?tab=handling' : filters.outgoing ? '?tab=deliveries' : '';
  const placeOf = ({id}: Document) => `/documents/${id}${part}`;
  const {chosen, setChosen} = useListKeys(items.length, (row) => items[row] && navigate(placeOf(items[row])));
  const live = useLiveList({
    queryKey: wanted.queryKey,
    firstPage: () => pageOf(filters, ''),
    rowsOf: (page) => page.documents,
    keyOf: ({id}) => String(id),
    isHeld: chosen >= 0,
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = documents;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (documents.isPending) return <Loading rows={10} />;
  if (documents.isError) return <ProblemAlert error={documents.error} retry={() => void documents.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title={t('documents.empty')}
        text={t('documents.emptyText')}
        action={clear && <PlainButton onClick={clear}>{t('documents.clear')}</PlainButton>}
      />
    );
  return (
    <>
      <ChangesPill
        count={live.waiting}
        load={() => {
          setChosen(-1);
          live.load();
        }}
      />
      <RowList<Document>
        label={t('documents.listLabel')}
        items={items}
        keyOf={(document) => String(document.id)}
        row={(document) => <DocumentRow document={document} typeName={typeName} place={placeOf(document)} />}
        chosen={chosen}
        rowHeight={ROW}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
      />
    </>
  );
}
