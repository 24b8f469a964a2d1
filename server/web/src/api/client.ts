import createClient, {type Middleware} from 'openapi-fetch';
import {problemOf} from './problem';
import {reach, reachInSession} from './transport';
import type {paths} from './types';

const throwProblems: Middleware = {
  onResponse: async ({response}) => {
    if (!response.ok && response.status !== 304) throw await problemOf(response);
  },
};

/** The API, typed by openapi.yaml. Every call answers or throws: ApiProblem, ConnectionLost. */
export const api = createClient<paths>({baseUrl: location.origin, fetch: reachInSession});
api.use(throwProblems);

/** The same outside a session: it never asks for a login. */
export const openApi = createClient<paths>({baseUrl: location.origin, fetch: reach});
openApi.use(throwProblems);

/** The body of an answer that always has one. */
export function body<T>(answer: {data?: T}): T {
  if (answer.data === undefined) throw new Error('an answer without its body');
  return answer.data;
}

/** For `Idempotency-Key`: one per thing to create, the same when it is sent again. */
export function newKey(): string {
  // randomUUID is there only where the browser trusts the connection, which plain HTTP of an office is not.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a file that the session may read; `onReceived` is told how many came so far. */
export async function fetchBytes(
  url: string,
  signal?: AbortSignal,
  onReceived?: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const response = await reachInSession(new Request(new URL(url, location.origin), {signal: signal ?? null}));
  if (!response.ok) throw await problemOf(response);
  if (onReceived === undefined || response.body === null) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let received = 0; ;) {
    const {done, value} = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    received += value.byteLength;
    onReceived(received);
  }
}
