import type {QueryClient} from '@tanstack/react-query';
import type {ComponentType} from 'react';
import {createBrowserRouter, Navigate, redirect, type RouteObject} from 'react-router-dom';
import {whoAmI} from '@/api/session';
import {useMe} from './me';
import {Layout} from './Layout';
import {NotFound, RouteError} from './ErrorBoundary';
import {startOf} from './menu';
import {queryClient} from './queries';

/**
 * A page is a folder of src/pages; its code is loaded when somebody goes there. The module exports `Component`, and may export
 * `ahead`, which asks for what the page will show while the rest of the desk is still being drawn.
 */
interface Page {
  Component: ComponentType;
  ahead?: (client: QueryClient) => void;
}

const page = (load: () => Promise<Page>) => async () => {
  const [{Component, ahead}, me] = await Promise.all([load(), queryClient.ensureQueryData(whoAmI).catch(() => null)]);
  if (me !== null) ahead?.(queryClient);
  return {Component};
};

const pages: RouteObject[] = [
  {path: 'work', lazy: page(() => import('@/pages/work'))},
  {path: 'dashboard', lazy: page(() => import('@/pages/dashboard'))},
  {path: 'drafts', lazy: page(() => import('@/pages/drafts'))},
  {path: 'drafts/:id', lazy: page(() => import('@/pages/drafts/draft'))},
  {path: 'case-files', lazy: page(() => import('@/pages/cases'))},
  {path: 'case-files/:id', lazy: page(() => import('@/pages/cases/case_file'))},
  {path: 'notices', lazy: page(() => import('@/pages/notices'))},
  {path: 'delegations', lazy: page(() => import('@/pages/delegations'))},
  {path: 'documents', lazy: page(() => import('@/pages/documents'))},
  {path: 'documents/:id', lazy: page(() => import('@/pages/documents/document'))},
  {path: 'intake', lazy: page(() => import('@/pages/intake'))},
  {path: 'outgoing/new', lazy: page(() => import('@/pages/outgoing'))},
  {path: 'books', lazy: page(() => import('@/pages/books'))},
  {path: 'search', lazy: page(() => import('@/pages/search'))},
  {path: 'reports', lazy: page(() => import('@/pages/reports'))},
  {path: 'admin', lazy: page(() => import('@/pages/admin'))},
  {path: 'admin/people', lazy: page(() => import('@/pages/admin/people'))},
  {path: 'admin/organisations', lazy: page(() => import('@/pages/admin/organisations'))},
  {path: 'admin/books', lazy: page(() => import('@/pages/admin/books'))},
  {path: 'admin/calendar', lazy: page(() => import('@/pages/admin/calendar'))},
  {path: 'admin/types', lazy: page(() => import('@/pages/admin/types'))},
  {path: 'admin/intake', lazy: page(() => import('@/pages/admin/intake'))},
  {path: 'admin/audit', lazy: page(() => import('@/pages/admin/audit'))},
  {path: 'admin/system', lazy: page(() => import('@/pages/admin/system'))},
  {path: 'exchange', lazy: page(() => import('@/pages/exchange'))},
];

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
          children: [{index: true, loader: toStart, element: <Start />}, ...pages, {path: '*', element: <NotFound />}],
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
