import type {QueryClient} from '@tanstack/react-query';
import {inAnt} from '@/components/ant';
import * as work from '@/pages/work';
import {inAntPages, lightPages, type Page} from './page_code';

/** All of them. What most people begin with comes with the desk itself and does not wait for Ant Design. */
export const pages: Record<string, () => Promise<Page>> = {
  work: () => Promise.resolve(work),
  ...lightPages,
  ...Object.fromEntries(Object.entries(inAntPages).map(([path, load]) => [path, () => withAnt(load())])),
};

async function withAnt(page: Promise<Page>): Promise<Page> {
  const [Component, read] = await Promise.all([inAnt(async () => (await page).Component), page]);
  return {...read, Component};
}

const whenIdle = () =>
  new Promise<void>((goOn) => {
    // Safari has no such callback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => goOn());
    else setTimeout(goOn, 200);
  });

/**
 * Fetches the code of those pages, and what they ask for ahead, one after the other while nothing else is to do, for the
 * moment when somebody goes there.
 */
export async function loadPages(paths: string[], client: QueryClient) {
  for (const path of paths) {
    await whenIdle();
    // What cannot be had now is asked for again when somebody goes there.
    const page = await pages[path.slice(1)]?.().catch(() => undefined);
    page?.ahead?.(client);
    await page?.later?.().catch(() => undefined);
  }
}
