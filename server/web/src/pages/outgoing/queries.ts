import {api, body, newKey} from '@/api/client';
import {sendFile} from '@/api/uploads';
import type {Schemas} from '@/api/types';

export type FormCheck = Schemas['FormCheck'];
type Proposals = Schemas['Proposals'];

/** A file that the server has, and what it found in it. */
export interface Prepared {
  upload: number;
  item: number;
  name: string;
  mediaType: string;
  sha256: string;
  check: FormCheck | null;
  proposals: Proposals | null;
}

/** The server reads no larger file. */
const READ_MOST = 64 * 1024 * 1024;

/** A file of which nothing came does not wait at the intake as if it had come from outside; it can be put back there. */
export const leaveFile = async (item: number, reason: string) => {
  const header = {'Idempotency-Key': newKey()};
  await api
    .POST('/api/v1/intake/{id}/discard', {params: {path: {id: item}, header}, body: {reason}})
    .catch(() => undefined);
};

/** Sends the file and has it read and checked; `leave` is called with what was sent in vain. */
export async function prepare(
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
  leave: (item: number) => void,
): Promise<Prepared> {
  const {upload, item} = await sendFile(file, progress, signal);
  try {
    return {upload, item, ...(await read(file, item, signal))};
  } catch (error) {
    leave(item);
    throw error;
  }
}

async function read(file: File, item: number, signal: AbortSignal): Promise<Omit<Prepared, 'upload' | 'item'>> {
  const stored = body(await api.GET('/api/v1/intake/{id}', {params: {path: {id: item}}, signal})).files[0];
  const form = () => {
    const parts = new FormData();
    parts.append('file', file, file.name);
    return parts;
  };
  const request = {body: {file: ''}, bodySerializer: form, signal};
  const isSmall = file.size <= READ_MOST;
  const check = isSmall ? body(await api.POST('/api/v1/form-checks', request)) : null;
  const proposals = isSmall ? body(await api.POST('/api/v1/proposals', request)) : null;
  signal.throwIfAborted();
  return {
    name: file.name,
    mediaType: stored?.media_type ?? file.type,
    sha256: stored?.digest.replace('sha256:', '') ?? '',
    check,
    proposals,
  };
}

export interface Issuing {
  type?: string;
  notation?: string;
  subject?: string;
  signer?: Schemas['Signer'];
  issued_date?: string;
  urgency?: 'normal' | 'urgent' | 'very_urgent' | 'express';
  book?: number;
  registry_number?: string;
  number_reason?: string;
  receivers?: number[];
}

const filled = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T;

/** The form as the API takes it. */
export const requestOf = ({receivers = [], signer, ...rest}: Issuing, file: Prepared) => ({
  ...filled(rest),
  direction: 'outgoing' as const,
  subject: rest.subject ?? '',
  urgency: rest.urgency ?? ('normal' as const),
  secrecy: 'none' as const,
  confirm_duplicate: false,
  signer: filled(signer ?? {}),
  receivers: receivers.map((organisation) => ({organisation})),
  files: [{upload: file.upload, sha256: file.sha256}],
});

/** What was read, for the form. */
export function issuingOf(proposals: Proposals | null): Issuing {
  const value = (field: string) => proposals?.fields.find((each) => each.field === field)?.value ?? '';
  const type = value('type');
  return {
    ...(type !== '' && {type}),
    notation: value('notation').includes('/') ? '' : value('notation'),
    subject: value('subject'),
    signer: {
      name: value('signer'),
      position: value('post'),
      authority: value('authority') as NonNullable<Schemas['Signer']['authority']>,
    },
    issued_date: '',
  };
}
