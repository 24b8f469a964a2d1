import {useCallback, useEffect, useRef, useState} from 'react';

/** Which hits are chosen: some of them, or all that the search finds. Another search begins without any. */
export function useSelection(ids: number[], search: string) {
  const [some, setSome] = useState<ReadonlySet<number>>(new Set());
  const [isAll, setAll] = useState(false);
  const last = useRef<number | null>(null);
  const clear = useCallback(() => {
    setSome(new Set());
    setAll(false);
    last.current = null;
  }, []);
  useEffect(clear, [clear, search]);
  const toggle = (id: number, withShift: boolean) => {
    const next = new Set(isAll ? ids : some);
    const isOn = !next.has(id);
    const [from, to] = [ids.indexOf(last.current ?? id), ids.indexOf(id)];
    const range = withShift && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    for (const one of range) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    last.current = id;
    setSome(next);
    setAll(false);
  };
  return {
    isAll,
    ids: ids.filter((id) => some.has(id)),
    has: (id: number) => isAll || some.has(id),
    toggle,
    selectAll: () => setAll(true),
    clear,
  };
}

export type Selection = ReturnType<typeof useSelection>;
