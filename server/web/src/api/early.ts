/** How much is asked for first: of every kind of work, of the list of documents, and of what a search finds. */
export const FIRST_OF_EACH = 50;
export const FIRST_DOCUMENTS = 60;
export const FIRST_HITS = 50;

/** What a page asks for first, where that is the same for everybody; undefined where the address narrows it further. */
const FIRST_ASKED: Record<string, (params: [string, string][]) => string | undefined> = {
  '/work': ({length}) => (length === 0 ? `/api/v1/work?limit=${FIRST_OF_EACH}` : undefined),
  '/documents': ({length}) => (length === 0 ? `/api/v1/documents?limit=${FIRST_DOCUMENTS}` : undefined),
  '/search': ([[name, words] = ['', ''], ...others]) =>
    name === 'q' && words !== '' && others.length === 0
      ? `/api/v1/search?q=${encodeURIComponent(words)}&sort=relevance&collapse=true&limit=${FIRST_HITS}&facets=true`
      : undefined,
};

const asked = new Map<string, Promise<Response | null>>();

/** Asks for it while the desk is still being read. */
export function askEarly({pathname, search}: Location) {
  const path = FIRST_ASKED[pathname]?.([...new URLSearchParams(search)]);
  if (path === undefined) return;
  // As a request writes it.
  const {href} = new URL(path, location.origin);
  asked.set(
    href,
    fetch(href).catch(() => null),
  );
}

/** The answer to what was asked early, once; null where nothing was, or where there was no session yet. */
export async function earlyAnswer({method, url, signal}: Request): Promise<Response | null> {
  const answer = method === 'GET' ? await asked.get(url) : undefined;
  // It can be read only once. Who gave it up meanwhile leaves it to the next: the desk may be drawn twice.
  if (signal.aborted || !asked.delete(url)) return null;
  return answer?.ok ? answer : null;
}
