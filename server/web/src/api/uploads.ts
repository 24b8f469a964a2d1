import {api, body, newKey} from './client';
import {ConnectionLost, isProblem} from './problem';
import {connected} from './transport';

const PIECE = 4 * 1024 * 1024;
const TUS = {'Tus-Resumable': '1.0.0'};
const STORED = 'vanthu.uploads';

type Stored = Record<string, number>;

/** Which upload a file of that name, size and day had been: a closed window goes on where it stood. */
const markOf = (file: File) => `${file.name}|${file.size}|${file.lastModified}`;
const stored = (): Stored => JSON.parse(localStorage.getItem(STORED) ?? '{}') as Stored;

function remember(file: File, id: number | null) {
  const all = stored();
  if (id === null) delete all[markOf(file)];
  else all[markOf(file)] = id;
  localStorage.setItem(STORED, JSON.stringify(all));
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const upTo = async (id: number, signal: AbortSignal) =>
  body(await api.GET('/api/v1/uploads/{id}', {params: {path: {id}, header: TUS}, signal}));

async function begin(file: File, key: string, signal: AbortSignal) {
  const known = stored()[markOf(file)];
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
    'Upload-Metadata': [`filename ${base64(file.name)}`, ...(file.type ? [`filetype ${base64(file.type)}`] : [])].join(
      ',',
    ),
  };
  const upload = body(await api.POST('/api/v1/uploads', {params: {header}, signal}));
  remember(file, upload.id);
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

/** Sends a file in pieces (tus); goes on where it stood after a lost connection. Answers the upload and the intake item made of it. */
export async function sendFile(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Sent> {
  const key = newKey();
  const {id} = await throughLosses(() => begin(file, key, signal));
  for (;;) {
    // Asked before every piece: one whose answer was lost may have come.
    const item = await throughLosses(async () => {
      const upload = await upTo(id, signal);
      progress(upload.offset / file.size);
      if (upload.item === undefined) await sendPiece(id, file, upload.offset, signal);
      return upload.item;
    });
    if (item !== undefined) {
      remember(file, null);
      return {upload: id, item};
    }
  }
}

const sendPiece = (id: number, file: File, offset: number, signal: AbortSignal) =>
  api.PATCH('/api/v1/uploads/{id}', {
    params: {path: {id}, header: {...TUS, 'Upload-Offset': offset}},
    headers: {'Content-Type': 'application/offset+octet-stream'},
    body: '',
    bodySerializer: () => file.slice(offset, offset + PIECE),
    signal,
  });
