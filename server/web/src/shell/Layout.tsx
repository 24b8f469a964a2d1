import {useQueryClient} from '@tanstack/react-query';
import {MenuOutlined} from '@ant-design/icons';
import {Button, Drawer} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation} from 'react-router-dom';
import {useShortcuts} from '@/habits/shortcuts';
import {ConnectionBanner} from './ConnectionBanner';
import {Header} from './Header';
import {useLiveUpdates} from './live';
import {LoginDialog} from './LoginDialog';
import {useMe} from './me';
import {menuOf} from './menu';
import {BottomBar, Navigation} from './Navigation';
import {loadPages} from './pages';
import {ShortcutOverlay} from './ShortcutOverlay';

const QUIET_MS = 1000;

/** After a change of the page the focus goes to its heading, so that a reader of screens hears where it is. */
function useFocusOnRoute() {
  const {pathname} = useLocation();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const target = document.querySelector<HTMLElement>('#content h1') ?? document.getElementById('content');
    target?.focus({preventScroll: true});
  }, [pathname]);
}

/** While nothing else is to do, the pages of the menu are fetched: the next click then waits for nothing. */
function usePagesAhead(paths: string[]) {
  const wanted = useRef(paths);
  const client = useQueryClient();
  useEffect(() => {
    const timer = window.setTimeout(() => void loadPages(wanted.current, client), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [client]);
}

/** What stands around every page. */
export function Layout() {
  const {t} = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const {pathname} = useLocation();
  const isMoving = useNavigation().state === 'loading';
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  useLiveUpdates();
  usePagesAhead(menuOf(me).map(({path}) => path));
  useFocusOnRoute();
  useEffect(() => setMenuOpen(false), [pathname]);
  useShortcuts({
    '?': () => setShortcutsOpen(true),
    '/': () => document.getElementById('global-search')?.focus(),
    'g m': () => navigate('/me'),
    ...Object.fromEntries(menuOf(me).map((line) => [`g ${line.key}`, () => navigate(line.path)])),
  });
  return (
    <>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <div className="frame">
        <aside className="side">
          <div className="brand">{t('app.name')}</div>
          <Navigation />
        </aside>
        <div className="stage">
          <Header
            menuButton={
              <Button
                className="phones-only"
                type="text"
                icon={<MenuOutlined />}
                aria-label={t('nav.open')}
                onClick={() => setMenuOpen(true)}
              />
            }
            openShortcuts={() => setShortcutsOpen(true)}
          />
          <ConnectionBanner />
          <main id="content" tabIndex={-1} aria-busy={isMoving}>
            <Outlet />
          </main>
        </div>
        <BottomBar />
      </div>
      <Drawer
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        placement="left"
        width={280}
        title={t('app.name')}
        styles={{body: {padding: 8}}}
      >
        <Navigation />
      </Drawer>
      {areShortcutsOpen && <ShortcutOverlay close={() => setShortcutsOpen(false)} />}
      <LoginDialog />
      <ScrollRestoration />
    </>
  );
}
