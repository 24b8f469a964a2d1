/** How much of every kind of work is asked for first. */
export const FIRST_OF_EACH = 50;

/** What a page asks for first, where that is the same for everybody: by its address. */
const FIRST_ASKED: Record<string, string> = {'/work': `/api/v1/work?limit=${FIRST_OF_EACH}`};

const asked = new Map<string, Promise<Response | null>>();

/** Asks for it while the desk is still being read. */
export function askEarly(address: string) {
  const path = FIRST_ASKED[address];
  if (path === undefined) return;
  asked.set(
    location.origin + path,
    fetch(path).catch(() => null),
  );
}

/** The answer to what was asked early, once; null where nothing was, or where there was no session yet. */
export async function earlyAnswer({method, url}: Request): Promise<Response | null> {
  const answer = method === 'GET' ? await asked.get(url) : undefined;
  asked.delete(url);
  return answer?.ok ? answer : null;
}
