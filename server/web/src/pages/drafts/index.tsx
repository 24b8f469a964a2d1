import {PlusOutlined} from '@ant-design/icons';
import {useInfiniteQuery} from '@tanstack/react-query';
import {Button, Select, Segmented} from 'antd';
import {useCallback, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {useTypeName} from '@/api/names';
import type {Schemas} from '@/api/types';
import {ChangesPill} from '@/components/ChangesPill';
import {DueText} from '@/components/DueText';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {UrgencyMark} from '@/components/UrgencyMark';
import {formatDate, formatMoment} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useLiveList} from '@/habits/live_list';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {NewDraft} from './NewDraft';
import {draftsOf, FILTERS, isStanding, pageOf, STATES, type Filters} from './queries';

/** Drafts that one writes, leads or will issue, the newest first. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('flow.drafts.title')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {t('flow.drafts.new')}
          </Button>
        }
      />
      <div className="filters">
        <Segmented
          aria-label={t('flow.drafts.whose')}
          value={filters.mine ? 'mine' : 'all'}
          options={[
            {value: 'all', label: t('app.all')},
            {value: 'mine', label: t('flow.drafts.mine')},
          ]}
          onChange={(value) => change({mine: value === 'mine' ? 'true' : ''})}
        />
        <Select
          className="filter-type"
          aria-label={t('flow.drafts.state')}
          placeholder={t('flow.drafts.state')}
          allowClear
          value={filters.state || null}
          options={STATES.map((state) => ({value: state, label: t(`flow.drafts.states.${state}`)}))}
          onChange={(state: string | null | undefined) => change({state: state ?? ''})}
        />
        <OfReport filters={filters} change={change} />
      </div>
      <List key={Object.values(filters).join(' ')} filters={filters} />
      {isNew && <NewDraft close={() => setNew(false)} />}
    </>
  );
}

/** What a report asked for when it led here; said, so that it can be taken away. */
function OfReport({filters, change}: {filters: Filters; change: (wanted: Partial<Filters>) => void}) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const {outgoing, unit, units, type, from, to} = filters;
  if (![outgoing, unit, units, type, from, to].some(Boolean)) return null;
  const words = [
    isStanding(outgoing) && t(`reports.columns.${COLUMN_OF[outgoing]}`),
    units && t('documents.unitCount', {count: units.split(',').length}),
    type && typeName(type),
    from && to && t('flow.drafts.began', {from: formatDate(from), to: formatDate(to)}),
  ];
  return (
    <>
      {unit && (
        <OrganisationSelect
          className="filter-type"
          label={t('documents.unit')}
          value={Number(unit) || undefined}
          onChange={(chosen) => change({unit: chosen === undefined ? '' : String(chosen)})}
        />
      )}
      <span>{words.filter(Boolean).join(' · ')}</span>
      <Button type="link" onClick={() => change({outgoing: '', unit: '', units: '', type: '', from: '', to: ''})}>
        {t('documents.clear')}
      </Button>
      <small className="muted">{t('flow.drafts.onlyKnown')}</small>
    </>
  );
}

const COLUMN_OF = {
  drafting: 'drafting',
  to_approve: 'toApprove',
  to_check: 'toCheck',
  to_sign: 'toSign',
  to_issue: 'toIssue',
  abandoned: 'abandoned',
} as const;

function List({filters}: {filters: Filters}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const wanted = draftsOf(filters);
  const drafts = useInfiniteQuery(wanted);
  const items = drafts.data?.pages.flatMap((page) => page.items) ?? [];
  const {chosen, setChosen} = useListKeys(items.length, (row) => items[row] && navigate(`/drafts/${items[row].id}`));
  const live = useLiveList({
    queryKey: wanted.queryKey,
    firstPage: () => pageOf(filters, ''),
    rowsOf: (page) => page.items,
    keyOf: ({id}) => String(id),
    isHeld: chosen >= 0,
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = drafts;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (drafts.isPending) return <Loading rows={8} />;
  if (drafts.isError) return <ProblemAlert error={drafts.error} retry={() => void drafts.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('flow.drafts.none')} text={t('flow.drafts.noneText')} />;
  return (
    <>
      <ChangesPill
        count={live.waiting}
        load={() => {
          setChosen(-1);
          live.load();
        }}
      />
      <RowList
        label={t('flow.drafts.title')}
        items={items}
        keyOf={(draft) => String(draft.id)}
        row={(draft) => <Row draft={draft} />}
        chosen={chosen}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
      />
    </>
  );
}

function Row({draft}: {draft: Schemas['DraftLine']}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const typeName = useTypeName();
  return (
    <Link className="row" to={`/drafts/${draft.id}`}>
      <span className="row-main">
        <UrgencyMark urgency={draft.urgency} />
        <span className="row-title">{draft.subject}</span>
      </span>
      <span className="row-notes">
        <span className="kind direction">{word(draft.state_label)}</span>
        {draft.code && <span className="number strong">{draft.code}</span>}
        <span>{typeName(draft.type)}</span>
        {draft.drafter_name && <span className="row-words">{t('flow.drafts.by', {name: draft.drafter_name})}</span>}
      </span>
      <span className="row-side">
        <span className="number">{formatMoment(draft.since)}</span>
        <DueText date={draft.due_date} />
      </span>
    </Link>
  );
}
