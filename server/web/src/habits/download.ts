import {useMutation} from '@tanstack/react-query';
import {useRef, useState} from 'react';
import {saveFile} from './save_file';

interface Wanted {
  name: string;
  fetch: (signal: AbortSignal, onReceived: (bytes: number) => void) => Promise<ArrayBuffer>;
}

/** A file that the server takes its time to print: it can be stopped, and tells how much of it is here. */
export function useDownload(onSaved?: () => void) {
  const aborting = useRef<AbortController>();
  const [received, setReceived] = useState(0);
  const saving = useMutation({
    mutationFn: async ({name, fetch}: Wanted) => {
      const {signal} = (aborting.current = new AbortController());
      setReceived(0);
      const bytes = await fetch(signal, setReceived);
      if (!signal.aborted) saveFile(bytes, name);
    },
    onSuccess: onSaved,
  });
  const stop = () => {
    aborting.current?.abort();
    saving.reset();
  };
  const isStopped = saving.error instanceof DOMException && saving.error.name === 'AbortError';
  return {
    start: saving.mutate,
    stop,
    received,
    isRunning: saving.isPending,
    /** Of the file that is under way. */
    name: saving.isPending ? saving.variables.name : undefined,
    error: isStopped ? null : saving.error,
  };
}
