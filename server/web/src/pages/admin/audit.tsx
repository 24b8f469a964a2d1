import {useInfiniteQuery, useQuery} from '@tanstack/react-query';
import {Button, Select} from 'antd';
import {useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useSearchParams} from 'react-router-dom';
import {DataTable} from '@/components/DataTable';
import {DayInput} from '@/components/DayInput';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {fold} from '@/habits/fold';
import {formatMoment, formatNumber} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';
import {useAuditWords} from './audit_words';
import {changesOf} from './audit_queries';
import {ChangeDrawer} from './ChangeDrawer';
import {accounts} from './people_queries';

const FILTERS = ['who', 'entity', 'thing', 'from', 'to', 'change'] as const;
type Filters = Record<(typeof FILTERS)[number], string>;

/** Who changed what and when, from the log that cannot be changed itself. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const {entities, entityName} = useAuditWords();
  const people = useQuery(accounts);
  return (
    <AdminPage section="audit">
      <div className="filters">
        <Select
          className="admin-search"
          aria-label={t('admin.audit.who')}
          placeholder={t('admin.audit.who')}
          allowClear
          showSearch
          value={filters.who || null}
          options={[
            {value: '0', label: t('admin.audit.system')},
            ...(people.data ?? []).map((each) => ({value: String(each.id), label: each.full_name})),
          ]}
          filterOption={(typed, option) => fold(option?.label ?? '').includes(fold(typed))}
          onChange={(who: string | null | undefined) => change({who: who ?? ''})}
        />
        <Select
          className="filter-type"
          aria-label={t('admin.audit.what')}
          placeholder={t('admin.audit.what')}
          allowClear
          value={filters.entity || null}
          options={entities.map((entity) => ({value: entity, label: entityName(entity)}))}
          onChange={(entity: string | null | undefined) => change({entity: entity ?? ''})}
        />
        {(['from', 'to'] as const).map((end) => (
          <DayInput
            key={end}
            aria-label={t(`documents.${end}`)}
            value={filters[end]}
            onChange={(day) => change({[end]: day})}
          />
        ))}
      </div>
      <Changes filters={filters} />
      {Number(filters.change) > 0 && (
        <ChangeDrawer sequence={Number(filters.change)} close={() => change({change: ''})} />
      )}
    </AdminPage>
  );
}

function Changes({filters}: {filters: Filters}) {
  const {t} = useTranslation();
  const [params] = useSearchParams();
  const {entityName, actionName} = useAuditWords();
  const people = useQuery(accounts);
  const log = useInfiniteQuery(changesOf(filters));
  const shown = log.data?.pages.flatMap(({changes}) => changes) ?? [];
  const {hasNextPage, isFetching, isError, fetchNextPage} = log;
  // A page without rows is no answer while older ones are left: the search goes on by itself.
  const isSearching = hasNextPage && shown.length === 0 && !isError;
  useEffect(() => {
    if (isSearching && !isFetching) void fetchNextPage();
  }, [isSearching, isFetching, fetchNextPage]);
  if (log.isPending || isSearching) return <Loading rows={10} />;
  if (log.isError) return <ProblemAlert error={log.error} retry={() => void log.refetch()} />;
  const who = (account: number) =>
    account === 0
      ? t('admin.audit.system')
      : (people.data?.find(({id}) => id === account)?.full_name ?? t('admin.audit.account', {id: account}));
  const placeOf = (sequence: number) => {
    const place = new URLSearchParams(params);
    place.set('change', String(sequence));
    return `?${place}`;
  };
  return (
    <>
      {shown.length > 0 && (
        <DataTable
          label={t('admin.sections.audit')}
          rows={shown}
          keyOf={(each) => each.sequence}
          columns={[
            {
              key: 'what',
              title: t('admin.audit.what'),
              show: (each) => (
                <Link to={placeOf(each.sequence)}>
                  {entityName(each.entity)} {each.entity_id}
                </Link>
              ),
            },
            {key: 'action', title: t('admin.audit.action'), show: (each) => actionName(each.action)},
            {key: 'who', title: t('admin.audit.who'), show: (each) => who(each.account)},
            {
              key: 'when',
              title: t('admin.audit.when'),
              isNumber: true,
              show: (each) => formatMoment(new Date(each.at * 1000).toISOString()),
            },
          ]}
        />
      )}
      <p className="muted" role="status">
        {shown.length === 0
          ? t('admin.audit.none')
          : t(hasNextPage ? 'admin.audit.shownSoFar' : 'admin.audit.shown', {shown: formatNumber(shown.length)})}
      </p>
      {hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('admin.audit.older')}
        </Button>
      )}
    </>
  );
}
