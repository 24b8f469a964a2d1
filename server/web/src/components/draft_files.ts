import {useEffect, useRef, useState} from 'react';
import {ConnectionLost} from '@/api/problem';
import {forgetDraftFile, sendDraftFile} from '@/api/uploads';
import {sha256} from '@/habits/sha256';

/** A file that the server has, as a version of a draft names it. */
export interface DraftFile {
  upload: number;
  sha256: string;
}

const markOf = (files: File[]) => JSON.stringify(files.map(({name, size, lastModified}) => [name, size, lastModified]));

/**
 * Sends files for a draft, one after the other, and hands them to what makes a version of them. A lost connection goes on
 * where it stood; what is stopped, by hand or by leaving the form, does not stay on the server.
 */
export function useDraftFiles() {
  const [going, setGoing] = useState<{name: string; share: number} | null>(null);
  // While files are on their way; what the server has all of is not taken back from the version that is made of it.
  const aborting = useRef<AbortController | null>(null);
  // Whoever left the form was told that nothing comes of it.
  useEffect(() => () => aborting.current?.abort(), []);
  // Of a request whose answer was lost: asked again it has to be the same.
  const last = useRef<{mark: string; sent: DraftFile[]} | null>(null);
  const sendAll = async (files: File[]) => {
    const mine = new AbortController();
    aborting.current = mine;
    const {signal} = mine;
    const sent: DraftFile[] = [];
    try {
      for (const file of files) {
        setGoing({name: file.name, share: 0});
        const tell = (share: number) => !signal.aborted && setGoing({name: file.name, share});
        const [digest, upload] = await Promise.all([sha256(file), sendDraftFile(file, tell, signal)]);
        signal.throwIfAborted();
        sent.push({upload, sha256: digest});
      }
    } finally {
      if (!signal.aborted) setGoing(null);
      if (aborting.current === mine) aborting.current = null;
    }
    return sent;
  };
  const handIn = async <Answer>(files: File[], take: (sent: DraftFile[]) => Promise<Answer>) => {
    const mark = markOf(files);
    if (last.current?.mark !== mark) last.current = {mark, sent: await sendAll(files)};
    try {
      const answer = await take(last.current.sent);
      files.forEach(forgetDraftFile);
      last.current = null;
      return answer;
    } catch (error) {
      if (!(error instanceof ConnectionLost)) last.current = null;
      throw error;
    }
  };
  const stop = () => {
    aborting.current?.abort();
    setGoing(null);
  };
  return {going, handIn, stop};
}
