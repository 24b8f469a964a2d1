import {
  BarChartOutlined,
  BookOutlined,
  CheckSquareOutlined,
  EditOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  InboxOutlined,
  LineChartOutlined,
  SafetyOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type {ReactNode} from 'react';
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
    | 'alerts';
  icon: ReactNode;
  /** Who may use it; left out: everybody. */
  roles?: Role[];
  /** The number beside it. */
  count?: (counters: Counters) => number | undefined;
  /** The second key of the jump: "g v". */
  key: string;
  /** In the bar at the foot of phones, which has room for four. */
  onPhones?: boolean;
}

/** The side navigation, top to bottom. A new page is a line here, a line in pages.ts and a folder in src/pages. */
export const menu: MenuLine[] = [
  {
    path: '/work',
    name: 'work',
    icon: <CheckSquareOutlined />,
    roles: ['van_thu', 'lanh_dao', 'chuyen_vien'],
    count: workWaiting,
    key: 'i',
    onPhones: true,
  },
  {
    path: '/intake',
    name: 'intake',
    icon: <InboxOutlined />,
    roles: ['van_thu'],
    count: ({intake, inbox}) => (intake ?? 0) + (inbox ?? 0),
    key: 'n',
    onPhones: true,
  },
  {path: '/outgoing/new', name: 'outgoing', icon: <SendOutlined />, roles: ['van_thu'], key: 'p'},
  {path: '/documents', name: 'documents', icon: <FileTextOutlined />, key: 'v', onPhones: true},
  {path: '/search', name: 'search', icon: <SearchOutlined />, key: 't', onPhones: true},
  {path: '/books', name: 'books', icon: <BookOutlined />, roles: ['van_thu'], key: 's'},
  {
    path: '/drafts',
    name: 'drafts',
    icon: <EditOutlined />,
    roles: ['van_thu', 'lanh_dao', 'chuyen_vien'],
    key: 'd',
  },
  {
    path: '/case-files',
    name: 'cases',
    icon: <FolderOpenOutlined />,
    count: (numbers) => numbers.case_files_due,
    key: 'h',
  },
  {path: '/exchange', name: 'exchange', icon: <SwapOutlined />, roles: ['van_thu', 'lanh_dao', 'quan_tri'], key: 'x'},
  {path: '/dashboard', name: 'dashboard', icon: <BarChartOutlined />, key: 'b'},
  {path: '/reports', name: 'reports', icon: <LineChartOutlined />, key: 'r'},
  {
    path: '/alerts',
    name: 'alerts',
    icon: <SafetyOutlined />,
    roles: ['lanh_dao', 'quan_tri'],
    count: ({alerts}) => alerts,
    key: 'u',
  },
  {path: '/admin', name: 'admin', icon: <SettingOutlined />, roles: ['quan_tri'], key: 'a'},
];

/** The lines of what this person may use. */
export function menuOf(account: Account): MenuLine[] {
  const roles = rolesOf(account);
  return menu.filter((line) => line.roles === undefined || line.roles.some((role) => roles.includes(role)));
}

export const startOf = (account: Account) => menuOf(account)[0]?.path ?? '/documents';
