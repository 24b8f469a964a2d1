import {ArrowLeftOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Tabs} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useParams} from 'react-router-dom';
import type {Document} from '@/api/types';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {Sending} from '@/components/Sending';
import {UrgencyMark} from '@/components/UrgencyMark';
import {useMedia} from '@/habits/media';
import {useShortcuts} from '@/habits/shortcuts';
import {useUrlFilters} from '@/habits/url_filters';
import {Details} from './Details';
import {Files} from './Files';
import {HandlingTab} from './HandlingTab';
import {History} from './History';
import {documentOf} from './queries';
import {Similar} from './Similar';

const TAB = ['tab'] as const;
/** As in desk.css: below that the parts stand one under the other. */
const WIDE = '(min-width: 1101px)';

/** One document: its files beside what is registered of it. On phones one under the other. */
export function Component() {
  const {t} = useTranslation();
  const id = Number(useParams().id);
  const {data, error, refetch} = useQuery(documentOf(id));
  const isWide = useMedia(WIDE);
  const {filters} = useUrlFilters(TAB);
  // Whoever came for a part of it finds that part first, also where one stands under the other; later nothing jumps.
  const cameFor = useRef(filters.tab);
  const isForSides = !isWide && cameFor.current !== '';
  if (error)
    return (
      <>
        <PageHeader title={t('documents.title')} />
        <ProblemAlert error={error} retry={() => void refetch()} />
      </>
    );
  if (data === undefined) return <Loading rows={12} />;
  const {document, etag} = data;
  return (
    <>
      <PageHeader
        title={document.subject}
        note={
          <>
            <Link to="/documents">
              <ArrowLeftOutlined /> {t('document.back')}
            </Link>
            <span className="number strong">{document.code}</span>
            <UrgencyMark urgency={document.urgency} />
          </>
        }
      />
      <div className="document">
        {isForSides && <Sides document={document} etag={etag} />}
        <Files document={document} />
        {!isForSides && <Sides document={document} etag={etag} />}
      </div>
    </>
  );
}

function Sides({document, etag}: {document: Document; etag: string}) {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(TAB);
  const tabs = [
    {key: 'details', label: t('document.details'), children: <Details document={document} etag={etag} />},
    ...(document.direction === 'incoming'
      ? [{key: 'handling', label: t('registered.handling.title'), children: <HandlingTab document={document} />}]
      : []),
    {key: 'history', label: t('document.history'), children: <History id={document.id} />},
    ...(document.direction === 'outgoing'
      ? [{key: 'deliveries', label: t('document.deliveries'), children: <Sending id={document.id} />}]
      : []),
    {key: 'similar', label: t('search.similar'), children: <Similar id={document.id} />},
  ];
  const active = tabs.some(({key}) => key === filters.tab) ? filters.tab : 'details';
  useShortcuts(Object.fromEntries(tabs.map(({key}, place) => [String(place + 1), () => change({tab: key})])));
  return (
    <aside className="document-side">
      <Tabs
        activeKey={active}
        onChange={(tab) => change({tab: tab === 'details' ? '' : tab})}
        items={tabs}
        destroyOnHidden
      />
    </aside>
  );
}
