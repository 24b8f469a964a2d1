import {useEffect, useRef} from 'react';

interface Taker {
  take: (files: File[]) => void;
  /** Files hang over the window, or no more. */
  over?: (isOver: boolean) => void;
}

/** Of the page that is shown, and of the frame around it for pages that take none. */
const takers = {page: null as Taker | null, frame: null as Taker | null};
const taker = () => takers.page ?? takers.frame;

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

// Without these the browser would leave the desk and open the file.
window.addEventListener('dragover', (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  taker()?.over?.(true);
});
window.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) taker()?.over?.(false);
});
window.addEventListener('drop', (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  taker()?.over?.(false);
  taker()?.take([...(event.dataTransfer?.files ?? [])]);
});
/** Takes files that are dropped anywhere in the window. */
export function useFileDrop(where: keyof typeof takers, {take, over}: Taker) {
  const latest = useRef<Taker>({take});
  latest.current = {take, ...(over && {over})};
  useEffect(() => {
    const mine: Taker = {
      take: (files) => latest.current.take(files),
      over: (isOver) => latest.current.over?.(isOver),
    };
    takers[where] = mine;
    return () => {
      if (takers[where] === mine) takers[where] = null;
    };
  }, [where]);
}
