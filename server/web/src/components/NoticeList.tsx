import {useInfiniteQuery, useMutation, useQueryClient} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import type {Notice} from '@/api/types';
import {formatDate, formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {EmptyState} from './EmptyState';
import {Loading} from './Loading';
import {ProblemAlert} from './ProblemAlert';
import {useOfferUndo} from './undo';

/** What was told to whoever is logged in, the newest first. `close` is called when one of them is opened. */
export function NoticeList({close, isUnreadOnly = false}: {close?: () => void; isUnreadOnly?: boolean}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const notices = useInfiniteQuery({
    queryKey: ['notices', isUnreadOnly],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) =>
      body(
        await api.GET('/api/v1/notices', {
          params: {query: {limit: 50, ...(isUnreadOnly && {unread: true}), ...(pageParam && {cursor: pageParam})}},
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });
  const changed = () => {
    void client.invalidateQueries({queryKey: ['notices']});
    void client.invalidateQueries({queryKey: ['counters']});
  };
  const offerUndo = useOfferUndo();
  const offer = (takeBack: () => Promise<unknown>) =>
    offerUndo('notices read', t('notices.allRead'), t('notices.notUndone'), async () => {
      await takeBack();
      changed();
    });
  const markAll = useMutation({
    mutationFn: async (upTo: number) => body(await api.POST('/api/v1/notices/read', {body: {up_to: upTo}})),
    onSuccess: ({mark}) => {
      changed();
      if (mark !== undefined) offer(() => api.DELETE('/api/v1/notices/read', {params: {query: {mark}}}));
    },
  });
  const markOne = useMutation({
    mutationFn: (id: number) => api.POST('/api/v1/notices/{id}/read', {params: {path: {id}}}),
    onSuccess: changed,
  });
  const unmarkOne = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/notices/{id}/read', {params: {path: {id}}}),
    onSuccess: changed,
  });
  if (notices.isPending) return <Loading />;
  if (notices.isError) return <ProblemAlert error={notices.error} retry={() => void notices.refetch()} />;
  const items = notices.data.pages.flatMap((page) => page.items);
  const newest = items[0];
  if (newest === undefined) return <EmptyState title={t('notices.empty')} text={t('notices.emptyText')} />;
  return (
    <>
      <div className="drawer-tools">
        <Button
          disabled={items.every((notice) => notice.read_at !== undefined)}
          loading={markAll.isPending}
          onClick={() => markAll.mutate(newest.id)}
        >
          {t('notices.readAll')}
        </Button>
      </div>
      <ProblemAlert error={markAll.error ?? markOne.error ?? unmarkOne.error} />
      <ul className="notices">
        {items.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            open={() => {
              if (notice.read_at === undefined) markOne.mutate(notice.id);
              close?.();
            }}
            unread={() => unmarkOne.mutate(notice.id)}
          />
        ))}
      </ul>
      {notices.hasNextPage && (
        <div className="drawer-tools">
          <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            {t('app.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What was done by the exchange is told in the tab of receivers, everything else about a document in that of its handling. */
const OF_EXCHANGE = ['delivery_accepted', 'delivery_refused', 'receipt_distrusted', 'recall_refused'];
const OF_DOCUMENT = ['search_matched'];
const tabOf = (kind: string) =>
  OF_EXCHANGE.includes(kind) ? '?tab=deliveries' : OF_DOCUMENT.includes(kind) ? '' : '?tab=handling';

const PLACES: Record<NonNullable<Notice['entity']>, (id: number, kind: string) => string> = {
  document: (id, kind) => `/documents/${id}${tabOf(kind)}`,
  draft: (id) => `/drafts/${id}`,
  case_file: (id) => `/case-files/${id}`,
  inbox: (id) => `/intake?item=inbox-${id}&step=form`,
  intake: (id) => `/intake?item=intake-${id}&step=form`,
  alert: () => '/alerts',
  report_run: () => '/reports?report=schedules',
};

/** Where a notice leads; nowhere when the reader may no longer know of the thing. */
const placeOf = ({entity, entity_id: id, kind}: Notice) => (entity && id ? PLACES[entity](id, kind) : null);

/** As the server says it in its `text`, from the parts, so that it is said in the language of the page. */
function useNoticeWords() {
  const {t} = useTranslation();
  const word = useServerWord();
  return ({kind_label, entity, registry_number, code, subject = '', due_date}: Notice) => {
    const number = registry_number && t('notices.number', {number: registry_number});
    // That of rights is made of a label of the server, not of words of the office.
    const things = [number, code, entity === 'alert' ? word(subject) : subject].filter(Boolean).join(', ');
    const due = due_date && t('notices.due', {day: formatDate(due_date)});
    return [word(kind_label) + (things && `: ${things}`), due].filter(Boolean).join(' ');
  };
}

function NoticeLine({notice, open, unread}: {notice: Notice; open: () => void; unread: () => void}) {
  const {t} = useTranslation();
  const wordsOf = useNoticeWords();
  const place = placeOf(notice);
  const words = (
    <>
      <span>{notice.hidden ? t('notices.hidden') : wordsOf(notice)}</span>
      <small>{formatMoment(notice.created_at)}</small>
    </>
  );
  return (
    <li className={notice.read_at === undefined ? 'unread' : undefined}>
      {notice.read_at === undefined && <span className="dot" role="img" aria-label={t('notices.unread')} />}
      {place ? (
        <Link to={place} onClick={open}>
          {words}
        </Link>
      ) : (
        <button type="button" onClick={open}>
          {words}
        </button>
      )}
      {notice.read_at !== undefined && (
        <Button type="text" size="small" className="notice-unread" onClick={unread}>
          {t('notices.markUnread')}
        </Button>
      )}
    </li>
  );
}
