import {Dropdown, type MenuProps} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {logOut} from '@/api/session';
import {useSignal} from '@/habits/signal';
import {chooseTheme, themeChoice, type ThemeChoice} from '@/habits/theme';
import {chooseLanguage, languages, type Language} from '@/i18n';
import {useMe} from './me';

/** What the button of the account opens. */
export default function AccountMenu({isOpen, close}: {isOpen: boolean; close: () => void}) {
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
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      open={isOpen}
      onOpenChange={(wanted) => !wanted && close()}
      menu={{
        items,
        selectable: true,
        selectedKeys: [`theme ${theme}`, `language ${i18n.language}`],
        onClick: ({key}) => choose(key),
      }}
    >
      {/* Lies under the button: the menu stands below it. */}
      <span className="account-anchor" />
    </Dropdown>
  );
}
