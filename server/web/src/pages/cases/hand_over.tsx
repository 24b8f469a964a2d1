import {DownloadOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useUrlFilters} from '@/habits/url_filters';
import {CasesTabs} from './CasesTabs';
import {YearBox} from './YearBox';
import './cases.css';

const FILTERS = ['year'] as const;
const FORMATS = ['pdf', 'xlsx', 'docx'] as const;
const handOverUrl = (year: number, format: string) => `/api/v1/case-files/hand-over-list?year=${year}&format=${format}`;

const handOverList = (year: number) => ({
  queryKey: ['case-files', 'hand-over', year],
  queryFn: async ({signal}: {signal: AbortSignal}) =>
    // In other formats the answer is a file: its type does not say that it is this one.
    body(
      await api.GET('/api/v1/case-files/hand-over-list', {params: {query: {year}}, signal}),
    ) as Schemas['PrintedList'],
});

/** In the order of the decree, but the title of the file first: it names the row. */
const TITLE = 2;
const inOrder = (titles: string[]) => {
  const columns = titles.map((title, column) => ({title, column}));
  return [...columns.slice(TITLE, TITLE + 1), ...columns.filter(({column}) => column !== TITLE)];
};

/** What of a year goes to the archive, as it is printed. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const year = Number(filters.year) || new Date().getFullYear();
  const list = useQuery(handOverList(year));
  const rows = list.data?.rows ?? [];
  return (
    <>
      <PageHeader
        title={t('plans.handOver')}
        actions={
          rows.length > 0 && (
            <span className="case-tools-line">
              {FORMATS.map((format) => (
                <Button key={format} icon={<DownloadOutlined />} href={handOverUrl(year, format)} download>
                  {t('plans.print', {format: format.toUpperCase()})}
                </Button>
              ))}
            </span>
          )
        }
      />
      <CasesTabs active="handOver" />
      <div className="filters">
        <YearBox value={String(year)} change={(wanted) => change({year: wanted})} />
        <span className="muted">{t('plans.handOverText')}</span>
      </div>
      {list.isPending && <Loading rows={6} />}
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState title={t('plans.handOverNone')} text={t('plans.handOverNoneText')} />
      )}
      {list.data && rows.length > 0 && (
        // The words of a form of the decree, in whatever language the page is.
        <div lang="vi">
          <DataTable
            label={t('plans.handOver')}
            rows={rows.map((cells, place) => ({cells, place}))}
            keyOf={({place}) => place}
            columns={inOrder(list.data.columns).map(({title, column}) => ({
              key: String(column),
              title,
              show: ({cells}: {cells: string[]; place: number}) => cells[column],
            }))}
          />
          {list.data.closing.map((line) => (
            <p key={line} className="muted">
              {line}
            </p>
          ))}
        </div>
      )}
    </>
  );
}
