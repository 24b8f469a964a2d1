import {QueryClientProvider, useQuery} from '@tanstack/react-query';
import {App, ConfigProvider} from 'antd';
import vietnamese from 'antd/locale/vi_VN';
import {lazy, Suspense, useEffect, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {RouterProvider} from 'react-router-dom';
import {setupState, whoAmI} from '@/api/session';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useSignal} from '@/habits/signal';
import {isDark} from '@/habits/theme';
import {ErrorBoundary} from './ErrorBoundary';
import {queryClient} from './queries';
import {router} from './router';
import {themeOf} from './theme';

const moves = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const lightTheme = themeOf({isDark: false, moves});
const darkTheme = themeOf({isDark: true, moves});

const LoginPage = lazy(() => import('./LoginPage'));
const SetupPage = lazy(() => import('./SetupPage'));

/** Ant Design's own words; the English ones are loaded when somebody wants them. */
function useAntLocale() {
  const {i18n} = useTranslation();
  const isEnglish = i18n.language === 'en';
  const [english, setEnglish] = useState<typeof vietnamese | null>(null);
  useEffect(() => {
    if (isEnglish) void import('antd/locale/en_US').then((loaded) => setEnglish(loaded.default));
  }, [isEnglish]);
  // Nothing is drawn in the one language and then in the other.
  return isEnglish ? english : vietnamese;
}

/** Everything: words, colours, and who is there. */
export function Desk() {
  const locale = useAntLocale();
  const dark = useSignal(isDark);
  if (locale === null) return null;
  return (
    <ConfigProvider locale={locale} theme={dark ? darkTheme : lightTheme} wave={{disabled: true}}>
      <App className="desk">
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <Suspense fallback={<Loading />}>
              <Gate />
            </Suspense>
          </QueryClientProvider>
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  );
}

/** The address stays as it is while somebody logs in: a link that was sent still leads where it should. */
function Gate() {
  const me = useQuery(whoAmI);
  const setup = useQuery({...setupState, enabled: me.data === null});
  const error = me.error ?? setup.error;
  if (error !== null)
    return (
      <main className="gate">
        <ProblemAlert error={error} retry={() => void queryClient.refetchQueries()} />
      </main>
    );
  if (me.data) return <RouterProvider router={router} future={{v7_startTransition: true}} />;
  if (me.data === undefined || setup.data === undefined) return <Loading />;
  return setup.data.done ? <LoginPage /> : <SetupPage />;
}
