import {api, body, newKey} from './client';
import {ConnectionLost, isProblem} from './problem';
import {connected} from './transport';
import type {Schemas} from './types';

const PIECE = 4 * 1024 * 1024;
const TUS = {'Tus-Resumable': '1.0.0'};
const STORED = 'vanthu.uploads';

type Stored = Record<string, number>;

/** What becomes of the file: an intake item, or a file of a draft that nobody else sees before. */
export type Purpose = Schemas['Upload']['purpose'];

/** Which upload a file of that name, size and day had been: a closed window goes on where it stood. */
const markOf = (file: File, purpose: Purpose) =>
  `${file.name}|${file.size}|${file.lastModified}${purpose === 'intake' ? '' : `|${purpose}`}`;
const stored = (): Stored => JSON.parse(localStorage.getItem(STORED) ?? '{}') as Stored;

function remember(file: File, purpose: Purpose, id: number | null) {
  const all = stored();
  if (id === null) delete all[markOf(file, purpose)];
  else all[markOf(file, purpose)] = id;
  localStorage.setItem(STORED, JSON.stringify(all));
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const upTo = async (id: number, signal: AbortSignal | null = null) =>
  body(await api.GET('/api/v1/uploads/{id}', {params: {path: {id}, header: TUS}, signal}));

// Never broken off: what was begun has to be known to be taken back.
async function begin(file: File, purpose: Purpose, key: string) {
  const known = stored()[markOf(file, purpose)];
  if (known !== undefined) {
    try {
      const upload = await upTo(known);
      if (upload.item === undefined) return upload;
    } catch (error) {
      if (!isProblem(error)) throw error; // forgotten by the server: begun anew
    }
  }
  const header = {
    ...TUS,
    'Idempotency-Key': key,
    'Upload-Length': file.size,
    'Upload-Metadata': [
      `filename ${base64(file.name)}`,
      ...(file.type ? [`filetype ${base64(file.type)}`] : []),
      ...(purpose === 'intake' ? [] : [`purpose ${base64(purpose)}`]),
    ].join(','),
  };
  const upload = body(await api.POST('/api/v1/uploads', {params: {header}}));
  remember(file, purpose, upload.id);
  return upload;
}

const untilConnected = () =>
  new Promise<void>((goOn) => {
    if (connected.get()) return goOn();
    const leave = connected.follow(() => {
      if (!connected.get()) return;
      leave();
      goOn();
    });
  });

/** Does it again when the connection is back. */
async function throughLosses<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      await untilConnected();
    }
  }
}

const pause = (milliseconds: number) => new Promise((goOn) => setTimeout(goOn, milliseconds));

/** Whatever comes of it, nobody waits for it: the server forgets after 48 hours what stays. */
async function takeBack(id: number) {
  const remove = () => api.DELETE('/api/v1/uploads/{id}', {params: {path: {id}, header: TUS}});
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await throughLosses(remove);
      return;
    } catch (error) {
      // The piece that was broken off is still being put away.
      if (!isProblem(error, 'conflict')) return;
      await pause(500);
    }
  }
}

/** A file that is stopped does not stay on the server; one that lost its connection does, and so does that of a closed window. */
function takeBackWhenStopped(file: File, purpose: Purpose, id: number, signal: AbortSignal) {
  const stopped = () => {
    // A version may have it, or an earlier attempt took it back.
    if (stored()[markOf(file, purpose)] !== id) return;
    remember(file, purpose, null);
    void takeBack(id);
  };
  if (signal.aborted) stopped();
  else signal.addEventListener('abort', stopped, {once: true});
}

export interface Sent {
  upload: number;
  item: number;
}

type Progress = (share: number) => void;

/** Sends a file in pieces (tus); goes on where it stood after a lost connection. Answers the upload once `isDone`. */
async function sendUntil(
  file: File,
  purpose: Purpose,
  isDone: (upload: Schemas['Upload']) => boolean,
  progress: Progress,
  signal: AbortSignal,
) {
  const key = newKey();
  const {id} = await throughLosses(() => begin(file, purpose, key));
  takeBackWhenStopped(file, purpose, id, signal);
  for (;;) {
    // Asked before every piece: one whose answer was lost may have come.
    const upload = await throughLosses(async () => {
      const now = await upTo(id, signal);
      progress(now.offset / file.size);
      if (!isDone(now)) await sendPiece(id, file, now.offset, signal);
      return now;
    });
    if (isDone(upload)) return upload;
  }
}

/** For the intake: answers the upload and the intake item made of it. */
export async function sendFile(file: File, progress: Progress, signal: AbortSignal): Promise<Sent> {
  const {id, item} = await sendUntil(file, 'intake', (upload) => upload.item !== undefined, progress, signal);
  remember(file, 'intake', null);
  return {upload: id, item: item ?? 0};
}

/** For a draft: answers the upload. It is known here until `forgetDraftFile`, so that what follows may fail and be tried again. */
export async function sendDraftFile(file: File, progress: Progress, signal: AbortSignal): Promise<number> {
  const isWhole = (upload: Schemas['Upload']) => upload.offset === upload.size;
  return (await sendUntil(file, 'draft', isWhole, progress, signal)).id;
}

/** A version has it now. */
export const forgetDraftFile = (file: File) => remember(file, 'draft', null);

const sendPiece = (id: number, file: File, offset: number, signal: AbortSignal) =>
  api.PATCH('/api/v1/uploads/{id}', {
    params: {path: {id}, header: {...TUS, 'Upload-Offset': offset}},
    headers: {'Content-Type': 'application/offset+octet-stream'},
    body: '',
    bodySerializer: () => file.slice(offset, offset + PIECE),
    signal,
  });
