/** How much of every kind of work is asked for first. */
export const FIRST_OF_EACH = 50;

/** What a page asks for first, where that is the same for everybody: by its address. */
const FIRST_ASKED: Record<string, string> = {'/work': `/api/v1/work?limit=${FIRST_OF_EACH}`};

/** Asks for it while the desk is still being read; who asks again soon gets that answer. */
export function askEarly(address: string) {
  const href = FIRST_ASKED[address];
  if (href === undefined) return;
  const link = document.createElement('link');
  document.head.append(Object.assign(link, {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href}));
}
