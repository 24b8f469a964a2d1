import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {counters} from '@/api/counters';
import {rolesOf, whoAmI} from '@/api/session';
import type {Role} from '@/api/types';
import {PageHeader} from '@/components/PageHeader';
import {TabLinks} from '@/components/TabLinks';
import {formatCount} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {EdxmlBoard} from './EdxmlBoard';
import {InboxBoard} from './InboxBoard';
import {PackageBoard} from './PackageBoard';
import {Sent} from './Sent';
import {System} from './System';
import './exchange.css';

const TAB = ['tab'] as const;
const mayAny = (roles: Role[], ...allowed: Role[]) => roles.some((role) => allowed.includes(role));

/** The name of a tab, with how much of it waits for somebody. */
function Counted({title, count = 0}: {title: string; count: number | undefined}) {
  return (
    <>
      {title} {count > 0 && <span className="exchange-count">{formatCount(count)}</span>}
    </>
  );
}

/** What this unit sent and how far it came, what came, and the systems it goes between. */
export function Component() {
  const {t} = useTranslation();
  const {data: me} = useQuery(whoAmI);
  const {filters} = useUrlFilters(TAB);
  const {data: numbers} = useQuery(counters);
  const roles = me ? rolesOf(me) : [];
  const tabs = [
    {
      key: 'sent',
      title: <Counted title={t('exchange.sent')} count={numbers?.deliveries_troubled} />,
      part: <Sent maySend={mayAny(roles, 'van_thu')} mayRecall={mayAny(roles, 'van_thu', 'lanh_dao')} />,
    },
    ...(mayAny(roles, 'van_thu', 'lanh_dao') ? [{key: 'inbox', title: t('exchange.inbox'), part: <InboxBoard />}] : []),
    ...(mayAny(roles, 'van_thu', 'quan_tri')
      ? [
          {
            key: 'edxml',
            title: <Counted title={t('exchange.edxml.title')} count={numbers?.edxml_held} />,
            part: <EdxmlBoard />,
          },
        ]
      : []),
    {key: 'packages', title: t('exchange.packages.title'), part: <PackageBoard />},
    {
      key: 'system',
      title: t('exchange.system'),
      part: <System sees={mayAny(roles, 'quan_tri') ? 'all' : mayAny(roles, 'van_thu') ? 'needed' : 'none'} />,
    },
  ];
  const active = tabs.find(({key}) => key === filters.tab) ?? tabs[0];
  return (
    <>
      <PageHeader title={t('exchange.title')} />
      <TabLinks
        label={t('exchange.title')}
        links={tabs.map(({key, title}) => ({key, title, to: key === 'sent' ? '/exchange' : `/exchange?tab=${key}`}))}
        active={active?.key ?? ''}
      />
      <div className="exchange" key={active?.key}>
        {active?.part}
      </div>
    </>
  );
}
