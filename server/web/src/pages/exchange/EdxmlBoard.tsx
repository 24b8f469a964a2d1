import {DownloadOutlined} from '@ant-design/icons';
import {useInfiniteQuery} from '@tanstack/react-query';
import {Button, Segmented} from 'antd';
import {useCallback, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {ChangesPill} from '@/components/ChangesPill';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatMoment} from '@/habits/format';
import {useLiveList} from '@/habits/live_list';
import {useServerWord} from '@/habits/server_word';
import {useUrlFilters} from '@/habits/url_filters';
import {DiscardEdxml} from './DiscardEdxml';
import {edxmlOf, edxmlPage, type EdxmlMessage} from './queries';
import {ReleaseEdxml} from './ReleaseEdxml';

type State = EdxmlMessage['state'];
const STATES: readonly State[] = ['held', 'delivered', 'discarded'];
const FILTER = ['edxml'] as const;
const ROW = {wide: 86, phone: 190};

/** edXML messages of other systems: those that wait for a person first, what became of the others beside them. */
export function EdxmlBoard() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTER);
  const state = STATES.find((one) => one === filters.edxml) ?? 'held';
  const [asked, setAsked] = useState<{message: EdxmlMessage; to: 'release' | 'discard'} | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <p className="exchange-intro muted">{t('exchange.edxml.text')}</p>
      <div className="filters">
        <Segmented
          aria-label={t('exchange.state')}
          value={state}
          options={STATES.map((one) => ({value: one, label: t(`exchange.edxml.states.${one}`)}))}
          onChange={(chosen) => change({edxml: chosen === 'held' ? '' : chosen})}
        />
      </div>
      <List key={state} state={state} ask={(message, to) => setAsked({message, to})} />
      {asked?.to === 'release' && <ReleaseEdxml message={asked.message} close={close} />}
      {asked?.to === 'discard' && <DiscardEdxml message={asked.message} close={close} />}
    </>
  );
}

const keyOfMessage = ({id}: EdxmlMessage) => String(id);

type Ask = (message: EdxmlMessage, to: 'release' | 'discard') => void;

function List({state, ask}: {state: State; ask: Ask}) {
  const {t} = useTranslation();
  const messages = useInfiniteQuery(edxmlOf(state));
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const live = useLiveList({
    queryKey: edxmlOf(state).queryKey,
    firstPage: () => edxmlPage(state, ''),
    rowsOf: (page) => page.items,
    keyOf: keyOfMessage,
    isHeld: false,
  });
  const {fetchNextPage, hasNextPage, isFetchingNextPage} = messages;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (messages.isPending) return <Loading rows={8} />;
  if (messages.isError) return <ProblemAlert error={messages.error} retry={() => void messages.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title={t(state === 'held' ? 'exchange.edxml.none' : 'exchange.edxml.empty')}
        text={t(state === 'held' ? 'exchange.edxml.noneText' : 'exchange.edxml.emptyText')}
      />
    );
  return (
    <>
      <ChangesPill count={live.waiting} load={live.load} />
      <RowList<EdxmlMessage>
        label={t('exchange.edxml.listLabel')}
        items={items}
        keyOf={keyOfMessage}
        chosen={-1}
        rowHeight={ROW}
        loadMore={hasNextPage && !isFetchingNextPage ? loadMore : undefined}
        row={(message) => <Row message={message} ask={ask} />}
      />
    </>
  );
}

function Row({message, ask}: {message: EdxmlMessage; ask: Ask}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {id, state, name, code, subject, remark, reason, receivers} = message;
  const isHeld = state === 'held';
  const notes = [
    receivers.length > 0 && t('exchange.edxml.to', {codes: receivers.map((receiver) => receiver.code).join(', ')}),
    remark,
    reason && t('exchange.edxml.because', {reason}),
  ];
  return (
    <div className="exchange-row">
      <div className="exchange-where">
        <span className="strong">{message.sender_name || message.sender_code || t('exchange.edxml.senderUnread')}</span>
        <small>
          {[message.sender_name && message.sender_code, word(message.channel_label)].filter(Boolean).join(' · ')}
        </small>
        <small className="number">{formatMoment(message.decided_at ?? message.arrived_at)}</small>
      </div>
      <div className="exchange-what">
        <span className={`exchange-state ${state}`}>
          {isHeld && message.held_for_label ? word(message.held_for_label) : t(`exchange.edxml.states.${state}`)}
        </span>
        <div>
          {code && <span className="number strong">{code}</span>} {subject || name}
        </div>
        <p className="exchange-reason">{notes.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="exchange-actions">
        <Button
          type="text"
          icon={<DownloadOutlined />}
          href={`/api/v1/exchange/edxml/${id}/original`}
          download={name}
          aria-label={t('exchange.edxml.original')}
          title={t('exchange.edxml.original')}
        />
        {isHeld && (
          <>
            <Button onClick={() => ask(message, 'discard')}>{t('exchange.edxml.discard')}</Button>
            <Button type="primary" onClick={() => ask(message, 'release')}>
              {t('exchange.edxml.release')}
            </Button>
          </>
        )}
        {state === 'delivered' && message.inbox.length > 0 && (
          <Link to="/exchange?tab=inbox">{t('exchange.edxml.toInbox')}</Link>
        )}
      </div>
    </div>
  );
}
