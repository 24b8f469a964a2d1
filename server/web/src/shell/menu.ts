import barChart from '@ant-design/icons-svg/es/asn/BarChartOutlined';
import book from '@ant-design/icons-svg/es/asn/BookOutlined';
import checkSquare from '@ant-design/icons-svg/es/asn/CheckSquareOutlined';
import edit from '@ant-design/icons-svg/es/asn/EditOutlined';
import fileText from '@ant-design/icons-svg/es/asn/FileTextOutlined';
import folderOpen from '@ant-design/icons-svg/es/asn/FolderOpenOutlined';
import importOutlined from '@ant-design/icons-svg/es/asn/ImportOutlined';
import inbox from '@ant-design/icons-svg/es/asn/InboxOutlined';
import lineChart from '@ant-design/icons-svg/es/asn/LineChartOutlined';
import safety from '@ant-design/icons-svg/es/asn/SafetyOutlined';
import search from '@ant-design/icons-svg/es/asn/SearchOutlined';
import send from '@ant-design/icons-svg/es/asn/SendOutlined';
import setting from '@ant-design/icons-svg/es/asn/SettingOutlined';
import swap from '@ant-design/icons-svg/es/asn/SwapOutlined';
import type {IconDefinition} from '@ant-design/icons-svg/es/types';
import {workWaiting} from '@/api/counters';
import {rolesOf} from '@/api/session';
import type {Account, Counters, Role} from '@/api/types';

interface MenuLine {
  path: string;
  /** Key under `nav` in src/i18n. */
  name:
    | 'work'
    | 'documents'
    | 'search'
    | 'dashboard'
    | 'drafts'
    | 'cases'
    | 'reports'
    | 'admin'
    | 'exchange'
    | 'intake'
    | 'books'
    | 'outgoing'
    | 'alerts'
    | 'imports';
  icon: IconDefinition;
  /** Who may use it; left out: everybody. */
  roles?: Role[];
  /** The number beside it. */
  count?: (counters: Counters) => number | undefined;
  /** The second key of the jump: "g v". */
  key: string;
  /** In the bar at the foot of phones, which has room for the first four of these. */
  onPhones?: boolean;
}

/** The side navigation, top to bottom. A new page is a line here, a line in pages.ts and a folder in src/pages. */
export const menu: MenuLine[] = [
  {
    path: '/work',
    name: 'work',
    icon: checkSquare,
    roles: ['van_thu', 'lanh_dao', 'chuyen_vien'],
    count: workWaiting,
    key: 'i',
    onPhones: true,
  },
  {
    path: '/intake',
    name: 'intake',
    icon: inbox,
    roles: ['van_thu'],
    count: ({intake, inbox}) => (intake ?? 0) + (inbox ?? 0),
    key: 'n',
    onPhones: true,
  },
  {path: '/outgoing/new', name: 'outgoing', icon: send, roles: ['van_thu'], key: 'p'},
  {path: '/documents', name: 'documents', icon: fileText, key: 'v', onPhones: true},
  {path: '/search', name: 'search', icon: search, key: 't', onPhones: true},
  {path: '/books', name: 'books', icon: book, roles: ['van_thu'], key: 's'},
  {
    path: '/drafts',
    name: 'drafts',
    icon: edit,
    roles: ['van_thu', 'lanh_dao', 'chuyen_vien'],
    key: 'd',
  },
  {
    path: '/case-files',
    name: 'cases',
    icon: folderOpen,
    count: (numbers) => numbers.case_files_due,
    key: 'h',
  },
  {
    path: '/exchange',
    name: 'exchange',
    icon: swap,
    roles: ['van_thu', 'lanh_dao', 'quan_tri'],
    count: ({edxml_held, deliveries_troubled}) => (edxml_held ?? 0) + (deliveries_troubled ?? 0),
    key: 'x',
  },
  {path: '/dashboard', name: 'dashboard', icon: barChart, key: 'b', onPhones: true},
  {path: '/reports', name: 'reports', icon: lineChart, key: 'r'},
  {
    path: '/alerts',
    name: 'alerts',
    icon: safety,
    roles: ['lanh_dao', 'quan_tri'],
    count: ({alerts}) => alerts,
    key: 'u',
  },
  {path: '/imports', name: 'imports', icon: importOutlined, roles: ['van_thu', 'quan_tri'], key: 'o'},
  {path: '/admin', name: 'admin', icon: setting, roles: ['quan_tri'], key: 'a'},
];

/** The lines of what this person may use. */
export function menuOf(account: Account): MenuLine[] {
  const roles = rolesOf(account);
  return menu.filter((line) => line.roles === undefined || line.roles.some((role) => roles.includes(role)));
}

export const startOf = (account: Account) => menuOf(account)[0]?.path ?? '/documents';
