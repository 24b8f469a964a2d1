import {PlusOutlined} from '@ant-design/icons';
import {useInfiniteQuery, useQuery} from '@tanstack/react-query';
import {Button, Segmented, Select} from 'antd';
import {useCallback, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {counters} from '@/api/counters';
import {useOwnAccount} from '@/api/own';
import type {Schemas} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatCount, formatDate} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {CasesTabs} from './CasesTabs';
import {NewCaseFile} from './NewCaseFile';
import {caseFilesOf, FILTERS, STATES, type Filters} from './queries';
import {YearBox} from './YearBox';
import {useRetentionText} from './NewCaseFile';
import './cases.css';

/** Case files that one may know of. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const {data} = useQuery(counters);
  const [isNew, setNew] = useState(false);
  const mayKeep = useOwnAccount()?.role !== 'quan_tri';
  const due = data?.case_files_due ?? 0;
  return (
    <>
      <PageHeader
        title={t('flow.cases.title')}
        actions={
          mayKeep && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('flow.cases.new')}
            </Button>
          )
        }
      />
      <CasesTabs active="files" />
      <div className="filters">
        <Segmented
          aria-label={t('flow.cases.view')}
          value={filters.view || 'all'}
          options={[
            {value: 'all', label: t('app.all')},
            {value: 'own', label: t('flow.cases.own')},
            {
              value: 'due',
              label: (
                <>
                  {t('flow.cases.due')} {due > 0 && <span className="number muted">{formatCount(due)}</span>}
                </>
              ),
            },
          ]}
          onChange={(view) => change({view: view === 'all' ? '' : view})}
        />
        {filters.view !== 'due' && (
          <>
            <Select
              className="filter-type"
              aria-label={t('flow.cases.state')}
              placeholder={t('flow.cases.state')}
              allowClear
              value={filters.state || null}
              options={STATES.map((state) => ({value: state, label: t(`flow.cases.states.${state}`)}))}
              onChange={(state: string | null | undefined) => change({state: state ?? ''})}
            />
            <YearBox value={filters.year} change={(year) => change({year})} />
          </>
        )}
      </div>
      <List key={Object.values(filters).join(' ')} filters={filters} />
      {isNew && <NewCaseFile close={() => setNew(false)} />}
    </>
  );
}

function List({filters}: {filters: Filters}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const files = useInfiniteQuery(caseFilesOf(filters));
  const items = files.data?.pages.flatMap((page) => page.case_files) ?? [];
  const {chosen} = useListKeys(items.length, (row) => items[row] && navigate(`/case-files/${items[row].id}`));
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = files;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (files.isPending) return <Loading rows={8} />;
  if (files.isError) return <ProblemAlert error={files.error} retry={() => void files.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title={t(filters.view === 'due' ? 'flow.cases.noneDue' : 'flow.cases.none')}
        text={t(filters.view === 'due' ? 'flow.cases.noneDueText' : 'flow.cases.noneText')}
      />
    );
  return (
    <RowList
      label={t('flow.cases.title')}
      items={items}
      keyOf={(file) => String(file.id)}
      row={(file) => <Row file={file} />}
      chosen={chosen}
      loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
    />
  );
}

function Row({file}: {file: Schemas['CaseFileSummary']}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const retentionText = useRetentionText();
  return (
    <Link className="row" to={`/case-files/${file.id}`}>
      <span className="row-main">
        <span className="row-title">{file.title}</span>
      </span>
      <span className="row-notes">
        <span className="number strong">{file.code}</span>
        <span className="number">{file.year}</span>
        <span>{retentionText(file.retention)}</span>
        {file.maker_name && <span className="row-words">{file.maker_name}</span>}
      </span>
      <span className="row-side">
        <span className="kind direction">{word(file.state_label)}</span>
        {file.state === 'closed' && file.hand_over_by && (
          <span className={(file.days_left ?? 0) < 0 ? 'due late' : 'due'}>
            {t('flow.cases.handOverBy', {date: formatDate(file.hand_over_by)})}
          </span>
        )}
      </span>
    </Link>
  );
}
