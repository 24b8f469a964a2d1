import {earlyAnswer} from './early';
import {ConnectionLost} from './problem';
import {Signal} from './signal';

/** Whether the server answers; the shell shows a banner while it does not. */
export const connected = new Signal(true);

/** Who waits for a login while the session is over; the shell opens the login dialog while there is somebody. */
export const loginsAwaited = new Signal<ReadonlyArray<() => void>>([]);

/** Lets every request that met the end of the session go on. */
export function loggedInAgain() {
  const waiting = loginsAwaited.get();
  loginsAwaited.set([]);
  for (const goOn of waiting) goOn();
}

const nextLogin = () => new Promise<void>((goOn) => loginsAwaited.set([...loginsAwaited.get(), goOn]));

/** fetch, with a name for the loss of the connection. */
export async function reach(request: Request): Promise<Response> {
  try {
    const response = (await earlyAnswer(request)) ?? (await fetch(request));
    connected.set(true);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    connected.set(false);
    throw new ConnectionLost();
  }
}

/** The same; when the session is over it waits for a new login and asks again, so that nobody loses what was typed. */
export async function reachInSession(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await reach(request);
  if (response.status !== 401) return response;
  await nextLogin();
  return reachInSession(again);
}
