import {useEffect, useState} from 'react';
import {Signal} from '@/api/signal';
import {sendFile} from '@/api/uploads';
import {askBeforeClosing} from '@/habits/closing';
import {useFileDrop} from '@/habits/file_drop';
import {useSignal} from '@/habits/signal';
import {filesHandedOver} from '@/habits/handed_over';

export interface Sending {
  id: number;
  name: string;
  share: number;
  error?: unknown;
  cancel: () => void;
  again: () => void;
}

/** They go on while another page is shown, and are here again when one comes back. */
const sendings = new Signal<Sending[]>([]);
let queue: Promise<unknown> = Promise.resolve();
let lastId = 0;
let arrived: (item: number) => void = () => undefined;

askBeforeClosing(() => sendings.get().some(({error}) => error === undefined));

function send(file: File) {
  const id = (lastId += 1);
  const aborting = new AbortController();
  const change = (wanted: Partial<Sending>) =>
    sendings.set(sendings.get().map((each) => (each.id === id ? {...each, ...wanted} : each)));
  const forget = () => sendings.set(sendings.get().filter((each) => each.id !== id));
  const sendNow = async () => {
    if (aborting.signal.aborted) return;
    try {
      const {item} = await sendFile(file, (share) => change({share}), aborting.signal);
      forget();
      arrived(item);
    } catch (error) {
      if (!aborting.signal.aborted) change({error});
    }
  };
  const start = () => {
    change({error: undefined});
    queue = queue.then(sendNow);
  };
  const cancel = () => {
    aborting.abort();
    forget();
  };
  sendings.set([...sendings.get(), {id, name: file.name, share: 0, cancel, again: start}]);
  start();
}

const sendAll = (files: File[]) => files.filter(({size}) => size > 0).forEach(send);

/** Files that were dropped on the page, pasted or chosen: sent one after the other, `told` of the intake item of each. */
export function useFilesOfPage(told: (item: number) => void) {
  const uploads = useSignal(sendings);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    arrived = told;
    return () => {
      arrived = () => undefined;
    };
  }, [told]);
  useFileDrop('page', {take: sendAll, over: setOver});
  useEffect(() => sendAll(filesHandedOver()), []);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => sendAll([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  return {uploads, add: sendAll, isOver};
}
