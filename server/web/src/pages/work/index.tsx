import arrowLeft from '@ant-design/icons-svg/es/asn/ArrowLeftOutlined';
import {useInfiniteQuery, useQuery, type QueryClient} from '@tanstack/react-query';
import {Suspense, useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {counters} from '@/api/counters';
import type {WorkItem, WorkKind} from '@/api/types';
import {lazyInAnt} from '@/components/ant';
import {Choice} from '@/components/Choice';
import {EmptyState} from '@/components/EmptyState';
import {Icon} from '@/components/Icon';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {takeBegunWords} from '@/habits/begun';
import {formatCount} from '@/habits/format';
import {usePainted} from '@/habits/painted';
import {useShortcuts} from '@/habits/shortcuts';
import {useUrlFilters} from '@/habits/url_filters';
import {grouped, kindOf, type Grouped} from './groups';
import {Missed} from './Missed';
import {itemOf, keyOf, WORK_KINDS, workOf} from './queries';
import {useWide} from './wide';
import {WorkRow} from './WorkRow';
import './work.css';

/** The item that is open is made of Ant Design; the list is not, so that it need not wait for it. */
export const later = () => import('./ItemView');
const ItemView = lazyInAnt(later);

const FILTERS = ['kind', 'item'] as const;

const isKind = (text: string): text is WorkKind => (WORK_KINDS as readonly string[]).includes(text);

export function ahead(client: QueryClient) {
  const kind = new URLSearchParams(location.search).get('kind') ?? '';
  void client.prefetchInfiniteQuery(workOf(isKind(kind) ? kind : undefined));
}

/** What waits for whoever is logged in: the list, and beside it (on phones instead of it) the item that is open. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const kind = isKind(filters.kind) ? filters.kind : undefined;
  const isWide = useWide();
  const isListShown = isWide || filters.item === '';
  return (
    <div className="work-page">
      <PageHeader
        title={t('work.title')}
        actions={isListShown && <Link to="/delegations">{t('flow.delegation.title')}</Link>}
      />
      {isListShown && <KindFilter kind={kind} choose={(wanted) => change({kind: wanted ?? '', item: ''})} />}
      <Work
        key={kind ?? ''}
        kind={kind}
        wanted={filters.item}
        isWide={isWide}
        open={(item) => change({item})}
        chooseKind={(each) => change({kind: each, item: ''})}
      />
    </div>
  );
}

function KindFilter({kind, choose}: {kind: WorkKind | undefined; choose: (kind: WorkKind | undefined) => void}) {
  const {t} = useTranslation();
  const {data} = useQuery(counters);
  const shown = WORK_KINDS.filter((each) => each === kind || (data?.work?.[each] ?? 0) > 0);
  if (shown.length < 2 && kind === undefined) return null;
  const withCount = (name: string, count: number) => (
    <>
      {name} <span className="number muted">{formatCount(count)}</span>
    </>
  );
  const total = Object.values(data?.work ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <div className="filters">
      <Choice<WorkKind | 'all'>
        label={t('work.title')}
        value={kind ?? 'all'}
        options={[
          {value: 'all', label: withCount(t('work.all'), total)},
          ...shown.map((each) => ({value: each, label: withCount(t(`work.${each}`), data?.work?.[each] ?? 0)})),
        ]}
        onChange={(value) => choose(value === 'all' ? undefined : value)}
      />
    </div>
  );
}

interface WorkProps {
  kind: WorkKind | undefined;
  wanted: string;
  isWide: boolean;
  open: (item: string) => void;
  chooseKind: (kind: WorkKind) => void;
}

function Work({kind, wanted, isWide, open, chooseKind}: WorkProps) {
  const {t} = useTranslation();
  const work = useInfiniteQuery(workOf(kind));
  const groups = useMemo(
    () => grouped(work.data?.pages.flatMap((page) => page.items) ?? [], work.data?.pages[0]?.groups),
    [work.data],
  );
  const items = useMemo(() => groups.flatMap((each) => each.items), [groups]);
  const finished = useRef('');
  // What opened by itself stays open while more urgent work comes above it: it may be half read, or half written about.
  const [held, setHeld] = useState('');
  const stays = wanted || (isWide ? held : '');
  const place = items.findIndex((item) => keyOf(item) === stays);
  const isElsewhere = stays !== '' && place < 0 && stays !== finished.current && work.isSuccess;
  const one = useQuery({...itemOf(stays), enabled: isElsewhere});
  // It may stand further down than the list was read.
  const further = isElsewhere ? one.data : undefined;
  const isLookedFor = isElsewhere && one.isPending;
  const shown = items[place] ?? further ?? (isWide && !isLookedFor ? items[0] : undefined);
  const opened = shown === undefined ? '' : keyOf(shown);
  useEffect(() => {
    if (opened !== '') setHeld(opened);
  }, [opened]);
  const move = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, (shown ? items.indexOf(shown) : -1) + by))];
    if (next) open(keyOf(next));
  };
  useShortcuts({j: () => move(1), k: () => move(-1)}, {enabled: items.length > 0});
  // The list is what somebody looks for first: what is beside it comes a moment later.
  const isListPainted = usePainted();
  // The next item opens by itself: the one below, above at the end of the list.
  const goOn = () => {
    if (shown === undefined) return;
    finished.current = keyOf(shown);
    const at = items.indexOf(shown);
    const next = items[at + 1] ?? items[at - 1];
    open(next ? keyOf(next) : '');
  };
  // An item that somebody else has finished is no longer there: back to the list. One's own is just being left.
  const isGone = isElsewhere && one.data === null && !one.isFetching && !work.isFetching;
  const [missed, setMissed] = useState<string[] | null>(null);
  useEffect(() => {
    if (isGone) {
      const words = takeBegunWords(stays);
      setMissed((before) => (words.length === 0 && before ? before : words));
      open('');
      // What was written about it is shown until its writer has done with it.
    } else if (wanted !== '') setMissed((before) => (before?.length ? before : null));
  }, [isGone, open, stays, wanted]);
  if (work.isPending) return <Loading />;
  if (work.isError) return <ProblemAlert error={work.error} retry={() => void work.refetch()} />;
  if (isLookedFor) return <Loading />;
  if (groups.length === 0 && !shown)
    return (
      <EmptyState
        title={t('work.empty')}
        text={t('work.emptyText')}
        action={<Link to="/documents">{t('work.toDocuments')}</Link>}
      />
    );
  return (
    <div className="work-split">
      {(isWide || shown === undefined) && (
        <nav className="work-list" aria-label={t('work.listLabel')}>
          {missed && <Missed words={missed} close={() => setMissed(null)} />}
          {further && (
            <section className="work-group">
              <h2>{t('work.opened')}</h2>
              <ul className="row-list">
                <Line item={further} isOpen open={open} />
              </ul>
            </section>
          )}
          {groups.map((each) => (
            <GroupLines
              key={each.group}
              grouped={each}
              shown={shown}
              open={open}
              chooseKind={kind === undefined ? chooseKind : undefined}
            />
          ))}
          {work.hasNextPage && (
            <PlainButton isLoading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
              {t('app.more')}
            </PlainButton>
          )}
        </nav>
      )}
      {shown && (isListPainted || !isWide) && (
        <Suspense fallback={<Loading rows={10} />}>
          <ItemView
            key={keyOf(shown)}
            item={shown}
            goOn={goOn}
            back={
              !isWide && (
                <PlainButton kind="link" icon={<Icon of={arrowLeft} />} onClick={() => open('')}>
                  {t('flow.backToList')}
                </PlainButton>
              )
            }
          />
        </Suspense>
      )}
    </div>
  );
}

interface GroupProps {
  grouped: Grouped;
  shown: WorkItem | undefined;
  open: (item: string) => void;
  /** Where the list holds only the first of each kind. */
  chooseKind: ((kind: WorkKind) => void) | undefined;
}

/** Those of a group that were read, and how many there are. */
function GroupLines({grouped: {group, items, count}, shown, open, chooseKind}: GroupProps) {
  const {t} = useTranslation();
  return (
    <section className={`work-group ${group}`}>
      <h2>
        {t(`flow.group.${group}`)} <span className="number muted">{formatCount(count)}</span>
      </h2>
      {items.length > 0 && (
        <ul className="row-list">
          {items.map((item) => (
            <Line key={keyOf(item)} item={item} isOpen={item === shown} open={open} />
          ))}
        </ul>
      )}
      {chooseKind && count > items.length && (
        <button type="button" className="more-line" onClick={() => chooseKind(kindOf[group])}>
          {t('work.moreOfGroup', {group: t(`flow.group.${group}`), number: formatCount(count - items.length)})}
        </button>
      )}
    </section>
  );
}

function Line({item, isOpen, open}: {item: WorkItem; isOpen: boolean; open: (item: string) => void}) {
  const keepInSight = useCallback((line: HTMLLIElement | null) => line?.scrollIntoView({block: 'nearest'}), []);
  return (
    <li
      ref={isOpen ? keepInSight : undefined}
      className={isOpen ? 'chosen' : undefined}
      aria-current={isOpen || undefined}
    >
      <WorkRow item={item} isOpen={isOpen} open={() => open(keyOf(item))} />
    </li>
  );
}
