import {useEffect, useState} from 'react';
import {useShortcuts} from './shortcuts';

/** j and k choose a row of the page's main list, Enter opens it. Answers the chosen row, -1 before the first key. */
export function useListKeys(length: number, open: (row: number) => void) {
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    if (chosen >= length) setChosen(length - 1);
  }, [chosen, length]);
  const move = (by: number) => setChosen((row) => Math.max(0, Math.min(length - 1, row + by)));
  useShortcuts(
    {
      j: () => move(1),
      k: () => move(-1),
      Enter: () => chosen >= 0 && open(chosen),
    },
    {enabled: length > 0},
  );
  return {chosen, setChosen};
}
