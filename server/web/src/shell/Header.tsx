import {QuestionCircleOutlined, SearchOutlined, UserOutlined} from '@ant-design/icons';
import {Button, Dropdown, Input, type MenuProps} from 'antd';
import {useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {useLocation, useNavigate} from 'react-router-dom';
import {logOut} from '@/api/session';
import {useSignal} from '@/habits/signal';
import {chooseTheme, themeChoice, type ThemeChoice} from '@/habits/theme';
import {chooseLanguage, languages, type Language} from '@/i18n';
import {useMe} from './me';
import {NoticeBell} from './NoticeBell';

export function Header({menuButton, openShortcuts}: {menuButton: ReactNode; openShortcuts: () => void}) {
  const {t} = useTranslation();
  const {pathname} = useLocation();
  return (
    <header className="top">
      {menuButton}
      {/* The search page puts its own box there, which knows what is searched. */}
      {pathname === '/search' ? <div id="search-place" /> : <SearchBox />}
      <Button
        className="wide-only"
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={t('header.shortcuts')}
        title={`${t('header.shortcuts')} (?)`}
        onClick={openShortcuts}
      />
      <NoticeBell />
      <AccountMenu />
    </header>
  );
}

function SearchBox() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') navigate(`/search?${new URLSearchParams({q: text.trim()})}`);
      }}
    >
      <Input
        id="global-search"
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('header.searchHint')}
        aria-label={t('header.search')}
        prefix={<SearchOutlined />}
        suffix={<kbd className="wide-only">/</kbd>}
        maxLength={1000}
        autoComplete="off"
      />
    </form>
  );
}

function AccountMenu() {
  const {t, i18n} = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const theme = useSignal(themeChoice);
  const themes: Record<ThemeChoice, string> = {
    system: t('header.themeSystem'),
    light: t('header.themeLight'),
    dark: t('header.themeDark'),
  };
  const mayDelegate = me.role !== 'quan_tri';
  const items: MenuProps['items'] = [
    {key: 'go /me', label: t('header.own')},
    ...(mayDelegate ? [{key: 'go /delegations', label: t('header.delegations')}] : []),
    {type: 'divider'},
    {
      type: 'group',
      label: t('header.theme'),
      children: Object.entries(themes).map(([key, label]) => ({key: `theme ${key}`, label})),
    },
    {
      type: 'group',
      label: t('header.language'),
      children: Object.entries(languages).map(([key, label]) => ({key: `language ${key}`, label})),
    },
    {type: 'divider'},
    {key: 'out', label: t('header.logOut')},
  ];
  const choose = (key: string) => {
    const [kind, value = ''] = key.split(' ');
    if (kind === 'go') navigate(value);
    else if (kind === 'theme') chooseTheme(value as ThemeChoice);
    else if (kind === 'language') void chooseLanguage(value as Language);
    else void logOut().finally(() => location.assign('/'));
  };
  const unit = me.posts?.find((post) => post.main)?.organisation_name ?? me.organisation_name;
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items,
        selectable: true,
        selectedKeys: [`theme ${theme}`, `language ${i18n.language}`],
        onClick: ({key}) => choose(key),
      }}
    >
      <Button type="text" className="account" aria-haspopup="menu">
        <UserOutlined />
        <span className="account-words">
          <strong>{me.full_name}</strong>
          <small>{[t(`roles.${me.role}`), unit].filter(Boolean).join(' · ')}</small>
        </span>
      </Button>
    </Dropdown>
  );
}
