import {createBrowserRouter, Navigate, type RouteObject} from 'react-router-dom';
import {useMe} from './me';
import {Layout} from './Layout';
import {NotFound, RouteError} from './ErrorBoundary';
import {startOf} from './menu';

/** A page is a folder of src/pages; its code is loaded when somebody goes there. The module exports `Component`. */
const pages: RouteObject[] = [
  {path: 'work', lazy: () => import('@/pages/work')},
  {path: 'dashboard', lazy: () => import('@/pages/dashboard')},
  {path: 'drafts', lazy: () => import('@/pages/drafts')},
  {path: 'drafts/:id', lazy: () => import('@/pages/drafts/draft')},
  {path: 'case-files', lazy: () => import('@/pages/cases')},
  {path: 'case-files/:id', lazy: () => import('@/pages/cases/case_file')},
  {path: 'notices', lazy: () => import('@/pages/notices')},
  {path: 'delegations', lazy: () => import('@/pages/delegations')},
  {path: 'documents', lazy: () => import('@/pages/documents')},
  {path: 'documents/:id', lazy: () => import('@/pages/documents/document')},
  {path: 'intake', lazy: () => import('@/pages/intake')},
  {path: 'outgoing/new', lazy: () => import('@/pages/outgoing')},
  {path: 'books', lazy: () => import('@/pages/books')},
  {path: 'books/:id/import', lazy: () => import('@/pages/books/import')},
  {path: 'search', lazy: () => import('@/pages/search')},
  {path: 'reports', lazy: () => import('@/pages/reports')},
  {path: 'admin', lazy: () => import('@/pages/admin')},
  {path: 'admin/people', lazy: () => import('@/pages/admin/people')},
  {path: 'admin/organisations', lazy: () => import('@/pages/admin/organisations')},
  {path: 'admin/books', lazy: () => import('@/pages/admin/books')},
  {path: 'admin/calendar', lazy: () => import('@/pages/admin/calendar')},
  {path: 'admin/types', lazy: () => import('@/pages/admin/types')},
  {path: 'admin/intake', lazy: () => import('@/pages/admin/intake')},
  {path: 'admin/audit', lazy: () => import('@/pages/admin/audit')},
  {path: 'admin/system', lazy: () => import('@/pages/admin/system')},
  {path: 'exchange', lazy: () => import('@/pages/exchange')},
];

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
          children: [{index: true, element: <Start />}, ...pages, {path: '*', element: <NotFound />}],
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
