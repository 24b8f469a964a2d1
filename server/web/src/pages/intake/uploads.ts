import {useCallback, useEffect, useRef, useState} from 'react';
import {sendFile} from '@/api/uploads';

export interface Sending {
  id: number;
  name: string;
  share: number;
  error?: unknown;
  cancel: () => void;
  again: () => void;
}

/** Files that were dropped on the page, pasted or chosen: sent one after the other, `arrived` with the intake item of each. */
export function useFilesOfPage(arrived: (item: number) => void) {
  const [uploads, setUploads] = useState<Sending[]>([]);
  const [isOver, setOver] = useState(false);
  const [queue, last] = [useRef(Promise.resolve()), useRef(0)];
  const told = useRef(arrived);
  told.current = arrived;

  const add = useCallback(
    (files: File[]) => {
      for (const file of files.filter(({size}) => size > 0)) {
        const id = (last.current += 1);
        const aborting = new AbortController();
        const change = (wanted: Partial<Sending>) =>
          setUploads((all) => all.map((each) => (each.id === id ? {...each, ...wanted} : each)));
        const forget = () => setUploads((all) => all.filter((each) => each.id !== id));
        const cancel = () => {
          aborting.abort();
          forget();
        };
        const send = async () => {
          if (aborting.signal.aborted) return;
          try {
            const {item} = await sendFile(file, (share) => change({share}), aborting.signal);
            forget();
            told.current(item);
          } catch (error) {
            if (!aborting.signal.aborted) change({error});
          }
        };
        const start = () => {
          change({error: undefined});
          queue.current = queue.current.then(send);
        };
        setUploads((all) => [...all, {id, name: file.name, share: 0, cancel, again: start}]);
        start();
      }
    },
    [last, queue],
  );

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      add([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => add([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [add]);
  return {uploads, add, isOver};
}
