import {useQuery} from '@tanstack/react-query';
import {Tabs} from 'antd';
import {useTranslation} from 'react-i18next';
import {rolesOf, whoAmI} from '@/api/session';
import type {Role} from '@/api/types';
import {PageHeader} from '@/components/PageHeader';
import {useUrlFilters} from '@/habits/url_filters';
import {InboxBoard} from './InboxBoard';
import {Sent} from './Sent';
import {System} from './System';
import './exchange.css';

const TAB = ['tab'] as const;
const mayAny = (roles: Role[], ...allowed: Role[]) => roles.some((role) => allowed.includes(role));

/** What this unit sent and how far it came, what came, and the systems it goes between. */
export function Component() {
  const {t} = useTranslation();
  const {data: me} = useQuery(whoAmI);
  const {filters, change} = useUrlFilters(TAB);
  const roles = me ? rolesOf(me) : [];
  const isAdministrator = mayAny(roles, 'quan_tri');
  const tabs = [
    {
      key: 'sent',
      label: t('exchange.sent'),
      children: <Sent maySend={mayAny(roles, 'van_thu')} mayRecall={mayAny(roles, 'van_thu', 'lanh_dao')} />,
    },
    ...(mayAny(roles, 'van_thu', 'lanh_dao')
      ? [{key: 'inbox', label: t('exchange.inbox'), children: <InboxBoard />}]
      : []),
    {key: 'system', label: t('exchange.system'), children: <System seesPeers={isAdministrator} />},
  ];
  const active = tabs.some(({key}) => key === filters.tab) ? filters.tab : 'sent';
  return (
    <>
      <PageHeader title={t('exchange.title')} />
      <Tabs
        className="exchange"
        activeKey={active}
        items={tabs}
        destroyOnHidden
        onChange={(tab) => change({tab: tab === 'sent' ? '' : tab})}
      />
    </>
  );
}
