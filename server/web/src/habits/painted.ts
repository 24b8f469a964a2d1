import {startTransition, useEffect, useState} from 'react';

/** Whether the page was painted once: what is slow to draw and not looked for first waits for that. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => startTransition(() => setPainted(true)), []);
  return isPainted;
}
