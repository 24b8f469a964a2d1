import {useInfiniteQuery, useQuery} from '@tanstack/react-query';
import {Segmented} from 'antd';
import {useCallback} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {counters} from '@/api/counters';
import type {WorkItem, WorkKind} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatCount} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useUrlFilters} from '@/habits/url_filters';
import {placeOf, WORK_KINDS, workOf} from './queries';
import {WorkRow} from './WorkRow';

const FILTERS = ['kind'] as const;

const isKind = (text: string): text is WorkKind => (WORK_KINDS as readonly string[]).includes(text);

/** What waits for whoever is logged in, the earliest deadline first. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const kind = isKind(filters.kind) ? filters.kind : undefined;
  return (
    <>
      <PageHeader title={t('work.title')} />
      <KindFilter kind={kind} choose={(wanted) => change({kind: wanted ?? ''})} />
      <WorkList key={kind ?? ''} kind={kind} chooseKind={(wanted) => change({kind: wanted})} />
    </>
  );
}

function KindFilter({kind, choose}: {kind: WorkKind | undefined; choose: (kind: WorkKind | undefined) => void}) {
  const {t} = useTranslation();
  const {data} = useQuery(counters);
  const shown = WORK_KINDS.filter((each) => each === kind || (data?.work?.[each] ?? 0) > 0);
  if (shown.length < 2 && kind === undefined) return null;
  const withCount = (name: string, count: number) => (
    <>
      {name} <span className="number muted">{formatCount(count)}</span>
    </>
  );
  const total = Object.values(data?.work ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <div className="filters">
      <Segmented
        aria-label={t('work.title')}
        value={kind ?? 'all'}
        options={[
          {value: 'all', label: withCount(t('work.all'), total)},
          ...shown.map((each) => ({value: each, label: withCount(t(`work.${each}`), data?.work?.[each] ?? 0)})),
        ]}
        onChange={(value) => choose(isKind(value) ? value : undefined)}
      />
    </div>
  );
}

function WorkList({kind, chooseKind}: {kind: WorkKind | undefined; chooseKind: (kind: WorkKind) => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const work = useInfiniteQuery(workOf(kind));
  const items = work.data?.pages.flatMap((page) => page.items) ?? [];
  const {chosen} = useListKeys(items.length, (row) => {
    const place = items[row] && placeOf(items[row]);
    if (place) navigate(place);
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = work;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (work.isPending) return <Loading />;
  if (work.isError) return <ProblemAlert error={work.error} retry={() => void work.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title={t('work.empty')}
        text={t('work.emptyText')}
        action={<Link to="/documents">{t('work.toDocuments')}</Link>}
      />
    );
  const more = kind === undefined ? (work.data.pages[0]?.more ?? []) : [];
  return (
    <>
      <RowList<WorkItem>
        label={t('work.listLabel')}
        items={items}
        keyOf={(item) => `${item.kind} ${item.id}`}
        row={(item) => <WorkRow item={item} />}
        chosen={chosen}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
      />
      {more.map((each) => (
        <button key={each} type="button" className="more-line" onClick={() => chooseKind(each)}>
          {t('work.moreOfKind', {kind: t(`work.${each}`)})}
        </button>
      ))}
    </>
  );
}
