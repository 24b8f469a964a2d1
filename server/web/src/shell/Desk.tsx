import {QueryClientProvider, useQuery} from '@tanstack/react-query';
import {Suspense, useLayoutEffect, useState} from 'react';
import {RouterProvider} from 'react-router-dom';
import {setupState, whoAmI} from '@/api/session';
import {lazyInAnt} from '@/components/ant';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {ErrorBoundary} from './ErrorBoundary';
import {LoginPage} from './LoginPage';
import {queryClient} from './queries';
import {router} from './router';

const SetupPage = lazyInAnt(() => import('./SetupPage'));

/** Everything: who is there, and what they may see. The class names are those under which Ant Design's variables stand. */
export function Desk() {
  return (
    <div className="desk vanthu ant-app">
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <Suspense fallback={<Loading />}>
            <Gate />
          </Suspense>
        </QueryClientProvider>
      </ErrorBoundary>
    </div>
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
  if (me.data) return <Pages />;
  if (me.data === undefined || setup.data === undefined) return <Loading />;
  return setup.data.done ? <LoginPage /> : <SetupPage />;
}

/**
 * The desk is first drawn in small steps. What the router does between them its provider never hears, because it listens only once it
 * stands: the page would be awaited for ever. Then it is drawn once more, from where the router is.
 */
function Pages() {
  const [drawn, draw] = useState(() => ({from: router.state, times: 1}));
  useLayoutEffect(() => {
    draw((before) => (before.from === router.state ? before : {from: router.state, times: before.times + 1}));
  }, []);
  return <RouterProvider key={drawn.times} router={router} future={{v7_startTransition: true}} />;
}
