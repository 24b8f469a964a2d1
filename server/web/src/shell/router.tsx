import {createBrowserRouter, Navigate, type RouteObject} from 'react-router-dom';
import {useMe} from './me';
import {Layout} from './Layout';
import {NotFound, RouteError} from './ErrorBoundary';
import {startOf} from './menu';

/** A page is a folder of src/pages; its code is loaded when somebody goes there. The module exports `Component`. */
const pages: RouteObject[] = [
  {path: 'work', lazy: () => import('@/pages/work')},
  {path: 'documents', lazy: () => import('@/pages/documents')},
  {path: 'documents/:id', lazy: () => import('@/pages/documents/document')},
  {path: 'intake', lazy: () => import('@/pages/intake')},
  {path: 'outgoing/new', lazy: () => import('@/pages/outgoing')},
  {path: 'books', lazy: () => import('@/pages/books')},
  {path: 'search', lazy: () => import('@/pages/search')},
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
