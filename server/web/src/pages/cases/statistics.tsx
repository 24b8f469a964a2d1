import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber, inVietnameseOrder} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {CasesTabs} from './CasesTabs';
import {STATES} from './queries';
import {YearBox} from './YearBox';
import './cases.css';

const FILTERS = ['year'] as const;
type Line = Schemas['CaseFileStatistics']['accounts'][number];

const statisticsOf = (year: number) => ({
  queryKey: ['case-files', 'statistics', year],
  queryFn: async ({signal}: {signal: AbortSignal}) =>
    body(await api.GET('/api/v1/case-files/statistics', {params: {query: {year}}, signal})).accounts,
});

/** How many files everybody has, by their state. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const year = Number(filters.year) || new Date().getFullYear();
  const statistics = useQuery(statisticsOf(year));
  return (
    <>
      <PageHeader title={t('plans.statistics')} />
      <CasesTabs active="statistics" />
      <div className="filters">
        <YearBox value={String(year)} change={(wanted) => change({year: wanted})} />
        <span className="muted">{t('plans.statisticsText')}</span>
      </div>
      {statistics.isPending && <Loading rows={6} />}
      {statistics.isError && <ProblemAlert error={statistics.error} retry={() => void statistics.refetch()} />}
      {statistics.data?.length === 0 && (
        <EmptyState title={t('plans.statisticsNone')} text={t('plans.statisticsNoneText')} />
      )}
      {!!statistics.data?.length && <Numbers lines={statistics.data} />}
    </>
  );
}

const COUNTS = [...STATES, 'documents'] as const;

function Numbers({lines}: {lines: Line[]}) {
  const {t} = useTranslation();
  const rows = [...lines].sort((left, right) => inVietnameseOrder(left.account_name ?? '', right.account_name ?? ''));
  const sum = (name: (typeof COUNTS)[number]) => lines.reduce((total, line) => total + line[name], 0);
  const all: Line = {
    account: 0,
    account_name: t('plans.allTogether'),
    planned: sum('planned'),
    open: sum('open'),
    closed: sum('closed'),
    handed_over: sum('handed_over'),
    documents: sum('documents'),
  };
  const filesOf = (line: Line) => STATES.reduce((total, state) => total + line[state], 0);
  return (
    <DataTable
      label={t('plans.statistics')}
      rows={[...rows, all]}
      keyOf={({account}) => account}
      classOf={({account}) => (account === 0 ? 'strong' : undefined)}
      columns={[
        {key: 'who', title: t('flow.cases.maker'), show: (line) => line.account_name},
        ...STATES.map((state) => ({
          key: state,
          title: t(`flow.cases.states.${state}`),
          isNumber: true,
          show: (line: Line) => formatNumber(line[state]),
        })),
        {key: 'files', title: t('plans.total'), isNumber: true, show: (line) => formatNumber(filesOf(line))},
        {
          key: 'documents',
          title: t('plans.documents'),
          isNumber: true,
          show: (line) => formatNumber(line.documents),
        },
      ]}
    />
  );
}
