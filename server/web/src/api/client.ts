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

/** The bytes of a file that the session may read. */
export async function fetchBytes(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const response = await reachInSession(new Request(new URL(url, location.origin), {signal: signal ?? null}));
  if (!response.ok) throw await problemOf(response);
  return response.arrayBuffer();
}
