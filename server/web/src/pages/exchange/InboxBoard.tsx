import {useInfiniteQuery} from '@tanstack/react-query';
import {Button, Segmented} from 'antd';
import {useCallback} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {useHoldsRole} from '@/api/own';
import {ChangesPill} from '@/components/ChangesPill';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatDate, formatMoment} from '@/habits/format';
import {useLiveList} from '@/habits/live_list';
import {useServerWord} from '@/habits/server_word';
import {useUrlFilters} from '@/habits/url_filters';
import {inbox, inboxPage, type InboxItem, type WantedInbox} from './queries';

const STATES: readonly InboxItem['state'][] = ['arrived', 'accepted', 'refused', 'recalled'];
const FILTER = ['inbox', 'units', 'from', 'to', 'documents'] as const;

/** What came by the exchange, and what became of it. It is taken in on the clerk's own page. */
export function InboxBoard() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTER);
  const {units, from, to, documents} = filters;
  const state = STATES.find((one) => one === filters.inbox);
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label={t('exchange.state')}
          value={state ?? 'all'}
          options={[
            {value: 'all', label: t('app.all')},
            ...STATES.map((one) => ({value: one, label: t(`exchange.inboxStates.${one}`)})),
          ]}
          onChange={(chosen) => change({inbox: chosen === 'all' ? '' : chosen})}
        />
        {(units || from || to || documents) && (
          <>
            <span>
              {[
                units && t('documents.unitCount', {count: units.split(',').length}),
                from && to && t('exchange.arrivedBetween', {from: formatDate(from), to: formatDate(to)}),
                documents && t('exchange.withoutUpdates'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button type="link" onClick={() => change({units: '', from: '', to: '', documents: ''})}>
              {t('exchange.clear')}
            </Button>
          </>
        )}
      </div>
      <List key={Object.values(filters).join(' ')} wanted={{state, units, from, to, documents}} />
    </>
  );
}

const keyOfItem = ({id}: InboxItem) => String(id);

function List({wanted}: {wanted: WantedInbox}) {
  const {t} = useTranslation();
  const received = useInfiniteQuery(inbox(wanted));
  const items = received.data?.pages.flatMap((page) => page.items) ?? [];
  const live = useLiveList({
    queryKey: inbox(wanted).queryKey,
    firstPage: () => inboxPage(wanted, ''),
    rowsOf: (page) => page.items,
    keyOf: keyOfItem,
    isHeld: false,
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = received;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (received.isPending) return <Loading rows={8} />;
  if (received.isError) return <ProblemAlert error={received.error} retry={() => void received.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('exchange.inboxEmpty')} text={t('exchange.inboxEmptyText')} />;
  return (
    <>
      <ChangesPill count={live.waiting} load={live.load} />
      <RowList<InboxItem>
        label={t('exchange.inboxLabel')}
        items={items}
        keyOf={keyOfItem}
        chosen={-1}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
        row={(item) => <Received item={item} />}
      />
    </>
  );
}

function Received({item}: {item: InboxItem}) {
  const {t} = useTranslation();
  const mayTake = useHoldsRole('van_thu');
  const word = useServerWord();
  const {code, subject, issued_date} = item.document_as_sent;
  const isAsked = item.recall?.state === 'asked';
  return (
    <div className="exchange-row">
      <div className="exchange-where">
        <span className={`exchange-state ${isAsked ? 'asked' : item.state}`}>
          {isAsked ? word(item.recall?.state_label ?? '') : t(`exchange.inboxStates.${item.state}`)}
        </span>
        <span className="strong">{item.sender_name}</span>
        <small className="number">{formatMoment(item.decided_at ?? item.arrived_at)}</small>
      </div>
      <div className="exchange-what">
        <span>
          <span className="number strong">{code}</span> {subject}
        </span>
        <p className="exchange-reason">
          {[
            item.kind_label && word(item.kind_label),
            formatDate(issued_date),
            item.reason,
            item.recall && (isAsked ? item.recall.reason : word(item.recall.state_label)),
            item.recall?.answer,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="exchange-actions">
        {item.state === 'arrived' && mayTake && (
          <Link to={`/intake?item=inbox-${item.id}&step=form`}>{t('exchange.toIntake')}</Link>
        )}
        {isAsked && mayTake && <Link to={`/intake?item=inbox-${item.id}&step=form`}>{t('exchange.toAnswer')}</Link>}
        {item.document !== undefined && <Link to={`/documents/${item.document}`}>{t('exchange.openDocument')}</Link>}
      </div>
    </div>
  );
}
