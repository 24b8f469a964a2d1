import {useQueryClient} from '@tanstack/react-query';
import menuIcon from '@ant-design/icons-svg/es/asn/MenuOutlined';
import {Suspense, useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation} from 'react-router-dom';
import {loginsAwaited} from '@/api/transport';
import {lazyInAnt} from '@/components/ant';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';
import {useMedia} from '@/habits/media';
import {useFileDrop} from '@/habits/file_drop';
import {handOver} from '@/habits/handed_over';
import {isDialogOpen, useShortcuts} from '@/habits/shortcuts';
import {acceptLatestUndo} from '@/habits/undo_offers';
import {useSignal} from '@/habits/signal';
import {ConnectionBanner} from './ConnectionBanner';
import {Header} from './Header';
import {useLiveUpdates} from './live';
import {useMe} from './me';
import {menuOf} from './menu';
import {BottomBar, Navigation} from './Navigation';
import {loadPages} from './pages';

const LoginDialog = lazyInAnt(() => import('./LoginDialog'));
const MenuDrawer = lazyInAnt(() => import('./MenuDrawer'));
const ShortcutOverlay = lazyInAnt(() => import('./ShortcutOverlay'));

const QUIET_MS = 1000;
const PHONE = '(max-width: 767px)';
const SIGNS_OF_USE = ['pointerdown', 'scroll', 'keydown'];

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

/**
 * While nothing else is to do, the pages of the menu are fetched: the next click then waits for nothing. A phone pays for its line
 * and has a slow processor: there it begins with the first touch, by those who do more than look.
 */
function usePagesAhead(paths: string[]) {
  const wanted = useRef(paths);
  const client = useQueryClient();
  const isPhone = useMedia(PHONE);
  const [isUsed, setUsed] = useState(false);
  const isDue = isUsed || !isPhone;
  useEffect(() => {
    if (isDue) return;
    const use = () => setUsed(true);
    for (const sign of SIGNS_OF_USE) addEventListener(sign, use, {once: true, passive: true});
    return () => {
      for (const sign of SIGNS_OF_USE) removeEventListener(sign, use);
    };
  }, [isDue]);
  useEffect(() => {
    if (!isDue) return;
    const timer = window.setTimeout(() => void loadPages(wanted.current, client), isUsed ? 0 : QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [client, isDue, isUsed]);
}

/** What stands around every page. */
export function Layout() {
  const {t} = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const {pathname} = useLocation();
  const isMoving = useNavigation().state === 'loading';
  const [menu, setMenu] = useState<'never' | 'open' | 'closed'>('never');
  const closeMenu = () => setMenu((before) => (before === 'open' ? 'closed' : before));
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  const isSessionOver = useSignal(loginsAwaited).length > 0;
  useLiveUpdates();
  usePagesAhead(menuOf(me).map(({path}) => path));
  useFocusOnRoute();
  useEffect(closeMenu, [pathname]);
  const takesFiles = menuOf(me).some(({path}) => path === '/intake');
  useFileDrop('frame', {
    take: (files) => {
      if (!takesFiles || isDialogOpen()) return;
      handOver(files);
      void navigate('/intake');
    },
  });
  useShortcuts({
    '?': () => setShortcutsOpen(true),
    '/': () => document.getElementById('global-search')?.focus(),
    z: acceptLatestUndo,
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
              <PlainButton
                className="phones-only"
                kind="text"
                icon={<Icon of={menuIcon} />}
                aria-label={t('nav.open')}
                onClick={() => setMenu('open')}
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
      <Suspense>
        {menu !== 'never' && <MenuDrawer isOpen={menu === 'open'} close={closeMenu} />}
        {areShortcutsOpen && <ShortcutOverlay close={() => setShortcutsOpen(false)} />}
        {isSessionOver && <LoginDialog />}
      </Suspense>
      <ScrollRestoration />
    </>
  );
}
