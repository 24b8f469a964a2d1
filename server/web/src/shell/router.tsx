import {createBrowserRouter, Navigate, redirect, type RouteObject} from 'react-router-dom';
import {whoAmI} from '@/api/session';
import {Loading} from '@/components/Loading';
import {useMe} from './me';
import {Layout} from './Layout';
import {NotFound, RouteError} from './ErrorBoundary';
import {startOf} from './menu';
import {pages} from './pages';
import {queryClient} from './queries';

/** Led on while the way is still being made: a page that does so once it stands would take back the next step of who is faster. */
const BEGINNINGS: Record<string, string> = {admin: '/admin/people'};

const routes: RouteObject[] = Object.entries(pages).map(([path, load]) => {
  const beginning = BEGINNINGS[path];
  if (beginning !== undefined) return {path, loader: () => redirect(beginning)};
  return {
    path,
    lazy: async () => {
      const [{Component, ahead}, me] = await Promise.all([
        load(),
        queryClient.ensureQueryData(whoAmI).catch(() => null),
      ]);
      if (me !== null) ahead?.(queryClient);
      return {Component};
    },
  };
});

/** The page that somebody starts with begins to load with the desk, not after it. */
async function toStart() {
  const me = await queryClient.ensureQueryData(whoAmI).catch(() => null);
  return me === null ? null : redirect(startOf(me));
}

function Start() {
  return <Navigate to={startOf(useMe())} replace />;
}

export const router = createBrowserRouter(
  [
    {
      element: <Layout />,
      errorElement: <RouteError />,
      // A broken page leaves the menu standing.
      children: [
        {
          errorElement: <RouteError />,
          // The menu stands while the code of the first page is on its way.
          HydrateFallback: Loading,
          children: [{index: true, loader: toStart, element: <Start />}, ...routes, {path: '*', element: <NotFound />}],
        },
      ],
    },
  ],
  {
    future: {
      v7_relativeSplatPath: true,
      v7_fetcherPersist: true,
      v7_normalizeFormMethod: true,
      v7_partialHydration: true,
      v7_skipActionErrorRevalidation: true,
    },
  },
);
