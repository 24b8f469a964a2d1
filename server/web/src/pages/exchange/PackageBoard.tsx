import {useInfiniteQuery} from '@tanstack/react-query';
import {Segmented, Select} from 'antd';
import {useCallback} from 'react';
import {useTranslation} from 'react-i18next';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatDate, formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {useUrlFilters} from '@/habits/url_filters';
import {packagesOf, PACKAGE_STATES, type ExchangedPackage} from './package_queries';

const FILTER = ['way', 'package'] as const;
const WAYS = ['sent', 'received'] as const;

/** Figures that units deliver to the province over the exchange: each where it is, and why it is not further. */
export function PackageBoard() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTER);
  const way = filters.way === 'received' ? 'received' : 'sent';
  const state = PACKAGE_STATES[way].find((one) => one === filters.package);
  const label = (one: (typeof PACKAGE_STATES)['sent'][number]) =>
    way === 'received' && one === 'arrived' ? t('exchange.packages.waiting') : t(`exchange.states.${one}`);
  return (
    <>
      <p className="muted exchange-intro">{t('exchange.packages.text')}</p>
      <div className="filters">
        <Segmented
          aria-label={t('exchange.packages.way')}
          value={way}
          options={WAYS.map((one) => ({value: one, label: t(`exchange.packages.ways.${one}`)}))}
          onChange={(chosen) => change({way: chosen === 'received' ? chosen : '', package: ''})}
        />
        <Select
          className="exchange-state-filter"
          aria-label={t('exchange.state')}
          placeholder={t('exchange.state')}
          value={state ?? null}
          allowClear
          options={PACKAGE_STATES[way].map((one) => ({value: one, label: label(one)}))}
          onChange={(chosen: string | null | undefined) => change({package: chosen ?? ''})}
        />
      </div>
      <List key={`${way} ${state ?? ''}`} way={way} state={state} />
    </>
  );
}

interface Wanted {
  way: (typeof WAYS)[number];
  state: (typeof PACKAGE_STATES)['sent'][number] | undefined;
}

function List({way, state}: Wanted) {
  const {t} = useTranslation();
  const packages = useInfiniteQuery(packagesOf(way, state));
  const items = packages.data?.pages.flatMap((page) => page.items) ?? [];
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = packages;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (packages.isPending) return <Loading rows={4} />;
  if (packages.isError) return <ProblemAlert error={packages.error} retry={() => void packages.refetch()} />;
  if (items.length === 0)
    return <EmptyState title={t('exchange.packages.empty')} text={t(`exchange.packages.emptyText.${way}`)} />;
  return (
    <RowList<ExchangedPackage>
      label={t('exchange.packages.title')}
      items={items}
      keyOf={(item) => String(item.id)}
      chosen={-1}
      loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
      row={(item) => <PackageRow item={item} way={way} />}
    />
  );
}

function PackageRow({item, way}: {item: ExchangedPackage; way: Wanted['way']}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const moment = item.decided_at ?? item.arrived_at ?? item.queued_at;
  const isBad = item.state === 'refused' || item.state === 'failed';
  return (
    <div className="exchange-row">
      <div className="exchange-where">
        <span className={`exchange-state ${item.state}`}>{word(item.state_label)}</span>
        <span className="strong">{way === 'sent' ? item.recipient : item.sender}</span>
        <small className="number">
          {[moment && formatMoment(moment), item.attempts > 1 && t('exchange.attempts', {count: item.attempts})]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
      <div className="exchange-what">
        <span>
          {way === 'sent' ? item.sender : t('exchange.packages.for', {unit: item.recipient})}
          {item.from && item.to && (
            <>
              {' · '}
              <span className="number">
                {t('exchange.packages.period', {
                  from: formatDate(item.from),
                  to: formatDate(item.to),
                  times: item.sequence,
                })}
              </span>
            </>
          )}
        </span>
        {item.reason && <p className={isBad ? 'exchange-reason bad' : 'exchange-reason'}>{word(item.reason)}</p>}
      </div>
      <div className="exchange-actions">
        {item.package !== undefined && (
          <a href={`/api/v1/statistic-packages/${item.package}/file`} download>
            {t('exchange.packages.file')}
          </a>
        )}
      </div>
    </div>
  );
}
