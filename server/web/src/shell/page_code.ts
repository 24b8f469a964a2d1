import type {QueryClient} from '@tanstack/react-query';
import type {ComponentType} from 'react';
import {readAnt} from '@/components/ant_code';

/**
 * A page is a folder of src/pages; its code is loaded when somebody goes there. The module exports `Component`, and may export
 * `ahead`, which asks for what the page will show while the rest of the desk is still being drawn, and `later`, which loads the
 * code of what opens on it.
 */
export interface Page {
  Component: ComponentType;
  ahead?: (client: QueryClient) => void;
  later?: () => Promise<unknown>;
}

/** By the path in the address: pages that are drawn without Ant Design, which comes with what opens on them. */
export const lightPages: Record<string, () => Promise<Page>> = {
  documents: () => import('@/pages/documents'),
  search: () => import('@/pages/search'),
};

/** Pages that are made of Ant Design. */
export const inAntPages: Record<string, () => Promise<Page>> = {
  dashboard: () => import('@/pages/dashboard'),
  drafts: () => import('@/pages/drafts'),
  'drafts/:id': () => import('@/pages/drafts/draft'),
  'case-files': () => import('@/pages/cases'),
  'case-files/plans': () => import('@/pages/cases/plans'),
  'case-files/plans/new': () => import('@/pages/cases/new_plan'),
  'case-files/plans/:id': () => import('@/pages/cases/plan'),
  'case-files/hand-over': () => import('@/pages/cases/hand_over'),
  'case-files/statistics': () => import('@/pages/cases/statistics'),
  'case-files/:id': () => import('@/pages/cases/case_file'),
  notices: () => import('@/pages/notices'),
  alerts: () => import('@/pages/alerts'),
  me: () => import('@/pages/own'),
  delegations: () => import('@/pages/delegations'),
  'documents/:id': () => import('@/pages/documents/document'),
  intake: () => import('@/pages/intake'),
  'outgoing/new': () => import('@/pages/outgoing'),
  books: () => import('@/pages/books'),
  'books/:id/import': () => import('@/pages/books/import'),
  imports: () => import('@/pages/imports'),
  reports: () => import('@/pages/reports'),
  'reports/differences': () => import('@/pages/reports/differences'),
  // The administration begins with its people; the router leads there.
  admin: () => import('@/pages/admin/people'),
  'admin/people': () => import('@/pages/admin/people'),
  'admin/roles': () => import('@/pages/admin/roles'),
  'admin/organisations': () => import('@/pages/admin/organisations'),
  'admin/books': () => import('@/pages/admin/books'),
  'admin/calendar': () => import('@/pages/admin/calendar'),
  'admin/rates': () => import('@/pages/admin/rates'),
  'admin/types': () => import('@/pages/admin/types'),
  'admin/intake': () => import('@/pages/admin/intake'),
  'admin/audit': () => import('@/pages/admin/audit'),
  'admin/system': () => import('@/pages/admin/system'),
  exchange: () => import('@/pages/exchange'),
};

/** Fetches all code of the page at that address; answers at once where it has none of its own. */
export async function readCodeOf(pathname: string): Promise<void> {
  const path = pathname.slice(1).replace(/\d+/g, ':id');
  // What fails here fails again, and is told, where it is needed.
  await Promise.allSettled([lightPages[path]?.(), ...(inAntPages[path] ? [inAntPages[path](), readAnt()] : [])]);
}
