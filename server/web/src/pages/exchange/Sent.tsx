import {useInfiniteQuery, useQuery} from '@tanstack/react-query';
import {Button, Select} from 'antd';
import {useCallback, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {counters} from '@/api/counters';
import {labelsOf} from '@/api/organisations';
import {ChangesPill} from '@/components/ChangesPill';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {byLabel} from '@/habits/fold';
import {formatCount, inVietnameseOrder} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useLiveList, useLiveQuery} from '@/habits/live_list';
import {useUrlFilters} from '@/habits/url_filters';
import {DeliveryRow} from './DeliveryRow';
import {useMarkSeen} from './mark_seen';
import {
  deliveriesOf,
  deliveriesPage,
  FILTERS,
  LIVE_MS,
  receivers,
  STATES,
  troubledDeliveries,
  type Filters,
  type ListedDelivery,
} from './queries';
import {RecallDialog} from './RecallDialog';
import {RetryDialog} from './RetryDialog';

interface Props {
  maySend: boolean;
  mayRecall: boolean;
}

/** Deliveries, one line per receiver: what somebody should look at on top, then all of them. */
export function Sent({maySend, mayRecall}: Props) {
  const {t} = useTranslation();
  const {filters, change, isFiltered} = useUrlFilters(FILTERS);
  const [asked, setAsked] = useState<{item: ListedDelivery; to: 'retry' | 'recall'} | null>(null);
  const close = () => setAsked(null);
  const row: Row = (item, seen) => (
    <DeliveryRow
      item={item}
      seen={seen}
      retry={maySend ? () => setAsked({item, to: 'retry'}) : undefined}
      recall={mayRecall ? () => setAsked({item, to: 'recall'}) : undefined}
    />
  );
  return (
    <>
      <Troubled row={row} maySend={maySend} />
      <h2 className="exchange-heading">{t('exchange.all')}</h2>
      <FilterBar filters={filters} change={change} isFiltered={isFiltered} />
      <List key={Object.values(filters).join(' ')} filters={filters} isFiltered={isFiltered} row={row} />
      {asked?.to === 'retry' && <RetryDialog item={asked.item} close={close} />}
      {asked?.to === 'recall' && <RecallDialog item={asked.item} close={close} />}
    </>
  );
}

type Row = (item: ListedDelivery, seen?: () => void) => JSX.Element;

function Troubled({row, maySend}: {row: Row; maySend: boolean}) {
  const {t} = useTranslation();
  const troubled = useInfiniteQuery(troubledDeliveries);
  const counted = useQuery(counters).data?.deliveries_troubled;
  useLiveQuery(troubledDeliveries.queryKey, LIVE_MS);
  const markSeen = useMarkSeen();
  const items = troubled.data?.pages.flatMap((page) => page.items);
  return (
    <section className="exchange-troubled" aria-labelledby="exchange-troubled">
      <h2 id="exchange-troubled" className="exchange-heading">
        {t('exchange.troubled')}
        {!!items?.length && (
          <span className="exchange-count">
            {counted === undefined
              ? `${items.length}${troubled.hasNextPage ? '+' : ''}`
              : formatCount(Math.max(counted, items.length))}
          </span>
        )}
      </h2>
      <ProblemAlert error={troubled.error} retry={() => void troubled.refetch()} />
      <ProblemAlert error={markSeen.error} />
      {troubled.isPending && <Loading rows={3} />}
      {items?.length === 0 && <p className="muted">{t('exchange.troubledNone')}</p>}
      {!!items?.length && (
        <>
          <p className="muted">{t('exchange.troubledText')}</p>
          <ul className="exchange-list">
            {items.map((item) => (
              <li key={item.delivery.id}>{row(item, maySend ? () => markSeen.mutate(item) : undefined)}</li>
            ))}
          </ul>
        </>
      )}
      {troubled.hasNextPage && (
        <button type="button" className="more-line" onClick={() => void troubled.fetchNextPage()}>
          {t('app.more')}
        </button>
      )}
    </section>
  );
}

interface BarProps {
  filters: Filters;
  change: (wanted: Partial<Filters>) => void;
  isFiltered: boolean;
}

function FilterBar({filters, change, isFiltered}: BarProps) {
  const {t} = useTranslation();
  const {data = []} = useQuery(receivers);
  const labels = labelsOf(data);
  const units = data
    .filter((unit) => unit.keeps_registry && unit.code)
    .map((unit) => ({value: unit.code ?? '', label: labels.get(unit.id) ?? unit.name}))
    .sort((left, right) => inVietnameseOrder(left.label, right.label));
  return (
    <div className="filters">
      <Select
        className="exchange-state-filter"
        aria-label={t('exchange.state')}
        placeholder={t('exchange.state')}
        value={filters.state || null}
        allowClear
        options={STATES.map((state) => ({value: state, label: t(`exchange.states.${state}`)}))}
        onChange={(state: string | null | undefined) => change({state: state ?? ''})}
      />
      <Select
        className="exchange-receiver-filter"
        aria-label={t('exchange.receiver')}
        placeholder={t('exchange.receiver')}
        value={filters.receiver || null}
        allowClear
        showSearch
        filterOption={byLabel}
        options={units}
        onChange={(receiver: string | null | undefined) => change({receiver: receiver ?? ''})}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayInput
          key={end}
          aria-label={t(`exchange.${end}`)}
          value={filters[end]}
          onChange={(day) => change({[end]: day})}
        />
      ))}
      {isFiltered && (
        <Button type="link" onClick={() => change({state: '', receiver: '', from: '', to: ''})}>
          {t('exchange.clear')}
        </Button>
      )}
    </div>
  );
}

const keyOfDelivery = ({delivery}: ListedDelivery) => String(delivery.id);

function List({filters, isFiltered, row}: {filters: Filters; isFiltered: boolean; row: Row}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const deliveries = useInfiniteQuery(deliveriesOf(filters));
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const {chosen, setChosen} = useListKeys(items.length, (place) => {
    const item = items[place];
    if (item) navigate(`/documents/${item.delivery.document}?tab=deliveries`);
  });
  const live = useLiveList({
    queryKey: deliveriesOf(filters).queryKey,
    firstPage: () => deliveriesPage(filters, ''),
    rowsOf: (page) => page.items,
    keyOf: keyOfDelivery,
    isHeld: chosen >= 0,
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = deliveries;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (deliveries.isPending) return <Loading rows={8} />;
  if (deliveries.isError) return <ProblemAlert error={deliveries.error} retry={() => void deliveries.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title={t(isFiltered ? 'exchange.emptyFiltered' : 'exchange.empty')}
        text={t(isFiltered ? 'exchange.emptyFilteredText' : 'exchange.emptyText')}
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
      <RowList<ListedDelivery>
        label={t('exchange.listLabel')}
        items={items}
        keyOf={keyOfDelivery}
        chosen={chosen}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
        row={(item) => row(item)}
      />
    </>
  );
}
