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

const upTo = async (id: number, signal: AbortSignal) =>
  body(await api.GET('/api/v1/uploads/{id}', {params: {path: {id}, header: TUS}, signal}));

async function begin(file: File, purpose: Purpose, key: string, signal: AbortSignal) {
  const known = stored()[markOf(file, purpose)];
  if (known !== undefined) {
    try {
      const upload = await upTo(known, signal);
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
  const upload = body(await api.POST('/api/v1/uploads', {params: {header}, signal}));
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
  const {id} = await throughLosses(() => begin(file, purpose, key, signal));
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
