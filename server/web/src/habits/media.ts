import {useSyncExternalStore} from 'react';

/** Whether the window is so, and again when that changes: `useMedia('(min-width: 1100px)')`. */
export function useMedia(query: string): boolean {
  const list = window.matchMedia(query);
  return useSyncExternalStore(
    (follow) => {
      list.addEventListener('change', follow);
      return () => list.removeEventListener('change', follow);
    },
    () => list.matches,
  );
}
