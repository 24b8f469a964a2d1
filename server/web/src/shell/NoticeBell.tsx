import {BellOutlined} from '@ant-design/icons';
import {useInfiniteQuery, useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Drawer} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import {counters} from '@/api/counters';
import type {Notice} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';

/** How many notices are unread, and the notices in a drawer. */
export function NoticeBell() {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const {data} = useQuery(counters);
  const unread = data?.notices ?? 0;
  const shown = unread > 99 ? '99+' : String(unread);
  return (
    <>
      <Button
        type="text"
        className="bell"
        aria-label={unread > 0 ? t('header.noticesUnread', {number: shown}) : t('header.notices')}
        icon={<BellOutlined />}
        onClick={() => setOpen(true)}
      >
        {unread > 0 && <span className="badge">{shown}</span>}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('notices.title')}
        width={420}
        styles={{body: {padding: 0}}}
      >
        {isOpen && <Notices close={() => setOpen(false)} />}
      </Drawer>
    </>
  );
}

function Notices({close}: {close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const notices = useInfiniteQuery({
    queryKey: ['notices'],
    initialPageParam: '',
    queryFn: async ({pageParam, signal}) =>
      body(
        await api.GET('/api/v1/notices', {params: {query: {limit: 50, ...(pageParam && {cursor: pageParam})}}, signal}),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });
  const changed = () => {
    void client.invalidateQueries({queryKey: ['notices']});
    void client.invalidateQueries({queryKey: ['counters']});
  };
  const markAll = useMutation({
    mutationFn: (upTo: number) => api.POST('/api/v1/notices/read', {body: {up_to: upTo}}),
    onSuccess: changed,
  });
  const markOne = useMutation({
    mutationFn: (id: number) => api.POST('/api/v1/notices/{id}/read', {params: {path: {id}}}),
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
      <ProblemAlert error={markAll.error ?? markOne.error} />
      <ul className="notices">
        {items.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            open={() => {
              if (notice.read_at === undefined) markOne.mutate(notice.id);
              close();
            }}
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

/** Where a notice leads. Things whose pages are not there yet lead nowhere. */
const placeOf = (notice: Notice) =>
  notice.entity === 'document' && notice.entity_id ? `/documents/${notice.entity_id}` : null;

function NoticeLine({notice, open}: {notice: Notice; open: () => void}) {
  const {t} = useTranslation();
  const place = placeOf(notice);
  const words = (
    <>
      <span>{notice.hidden ? t('notices.hidden') : (notice.text ?? notice.kind_label)}</span>
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
        <div>{words}</div>
      )}
    </li>
  );
}
