const MOST = 12;
const keyOf = (account: number) => `vanthu.searches.${account}`;

/** What this person searched on this device, the newest first. */
export function recentSearches(account: number): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(account: number, text: string) {
  const others = recentSearches(account).filter((known) => known !== text);
  localStorage.setItem(keyOf(account), JSON.stringify([text, ...others].slice(0, MOST)));
}
