import {useInfiniteQuery, useQuery, useQueryClient} from '@tanstack/react-query';
import {Segmented, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UploadBar} from '@/components/UploadBar';
import {formatMoment} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useServerWord} from '@/habits/server_word';
import {
  CHANNELS,
  inboxOf,
  intakeOf,
  recallsAsked,
  STATES,
  type InboxItem,
  type IntakeItem,
  type State,
} from './queries';
import type {Sending} from './uploads';

/** A line of the queue; its key is what the address names. */
export type Entry = {key: string; at: string} & ({intake: IntakeItem} | {inbox: InboxItem});

const EXCHANGE = 'exchange';

const entryOf = (item: InboxItem): Entry => ({key: `inbox-${item.id}`, at: item.arrived_at, inbox: item});

/** What waits, the newest first: of one channel, of the exchange, or for any other word of all. */
export function useQueue(state: State, wanted: string) {
  const client = useQueryClient();
  const channel = CHANNELS.find((each) => each === wanted);
  const hasIntake = wanted !== EXCHANGE;
  const hasInbox = channel === undefined;
  const hasRecalls = hasInbox && state === 'waiting';
  const intake = useInfiniteQuery({...intakeOf(state, channel), enabled: hasIntake});
  const inbox = useInfiniteQuery({...inboxOf(state), enabled: hasInbox});
  const recalls = useQuery({...recallsAsked, enabled: hasRecalls});
  const all: Entry[] = [
    ...(hasIntake ? (intake.data?.pages ?? []) : []).flatMap(({items}) =>
      items.map((item) => ({key: `intake-${item.id}`, at: item.arrived_at, intake: item})),
    ),
    ...(hasInbox ? (inbox.data?.pages ?? []) : []).flatMap(({items}) => items.map(entryOf)),
    ...(hasRecalls ? (recalls.data ?? []).map(entryOf) : []),
  ];
  return {
    entries: all.sort((left, right) => right.at.localeCompare(left.at)),
    isPending: (hasIntake && intake.isPending) || (hasInbox && inbox.isPending),
    error: (hasIntake && intake.error) || (hasInbox && inbox.error) || (hasRecalls && recalls.error) || null,
    hasMore: (hasIntake && intake.hasNextPage) || (hasInbox && inbox.hasNextPage),
    loadMore: () => {
      if (hasIntake && intake.hasNextPage) void intake.fetchNextPage();
      if (hasInbox && inbox.hasNextPage) void inbox.fetchNextPage();
    },
    /** Both states: what leaves one comes into the other. */
    refetch: async () => {
      await Promise.all(['intake', 'inbox'].map((key) => client.invalidateQueries({queryKey: [key]})));
    },
  };
}

interface Props {
  queue: ReturnType<typeof useQueue>;
  chosen: string;
  open: (key: string) => void;
  uploads: Sending[];
  filters: {state: string; channel: string};
  change: (wanted: {state?: string; channel?: string; item?: string}) => void;
}

export function Queue({queue, chosen, open, uploads, filters, change}: Props) {
  const {t} = useTranslation();
  const {entries, isPending, error, refetch, hasMore, loadMore} = queue;
  const keys = useListKeys(entries.length, (row) => entries[row] && open(entries[row].key));
  const isDiscarded = filters.state === 'discarded';
  return (
    <section className="intake-queue" aria-label={t('intake.queue')}>
      <div className="intake-filters">
        <Segmented
          aria-label={t('intake.state')}
          value={isDiscarded ? 'discarded' : 'waiting'}
          options={STATES.map((value) => ({value, label: t(`intake.${value}`)}))}
          onChange={(state) => change({state: state === 'waiting' ? '' : state, item: ''})}
        />
        <Select
          aria-label={t('intake.channel')}
          value={filters.channel}
          options={[
            {value: '', label: t('app.all')},
            {value: EXCHANGE, label: t('intake.exchange')},
            ...CHANNELS.map((value) => ({value, label: t(`intake.channels.${value}`)})),
          ]}
          onChange={(channel) => change({channel})}
        />
      </div>
      {uploads.map((upload) => (
        <div key={upload.id} className="intake-upload">
          <UploadBar {...upload} />
        </div>
      ))}
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <Loading />
      ) : entries.length === 0 && uploads.length === 0 ? (
        <EmptyState
          title={t(isDiscarded ? 'intake.emptyDiscarded' : 'intake.empty')}
          text={t(isDiscarded ? 'intake.emptyDiscardedText' : 'intake.emptyText')}
        />
      ) : (
        <ul className="intake-rows">
          {entries.map((entry, row) => (
            <li key={entry.key} className={entry.key === chosen ? 'chosen' : row === keys.chosen ? 'next' : undefined}>
              <button type="button" aria-current={entry.key === chosen || undefined} onClick={() => open(entry.key)}>
                <Line entry={entry} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <button type="button" className="more-line" onClick={loadMore}>
          {t('app.more')}
        </button>
      )}
    </section>
  );
}

/** What a sender asks otherwise than to register something new. */
const askedOf = ({recall, kind_label: kind}: InboxItem) => (recall?.state === 'asked' ? recall.state_label : kind);

function Line({entry}: {entry: Entry}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const words =
    'intake' in entry
      ? {
          title: entry.intake.subject || entry.intake.files[0]?.name || entry.intake.source,
          channel: word(entry.intake.channel_label),
          from: entry.intake.sender,
          count: entry.intake.files.length,
          about: undefined,
        }
      : {
          title: entry.inbox.document_as_sent.subject ?? entry.inbox.sender_name,
          channel: t('intake.exchange'),
          from: entry.inbox.sender_name,
          about: askedOf(entry.inbox),
          count: entry.inbox.document_as_sent.files?.length ?? 0,
        };
  return (
    <>
      <span className="intake-title">{words.title}</span>
      {words.about !== undefined && <span className="intake-about">{word(words.about)}</span>}
      <small>
        {[words.channel, words.from, words.count > 1 && t('intake.files', {count: words.count}), formatMoment(entry.at)]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}
