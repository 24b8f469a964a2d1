// What a story waits for that no page shows: other programs go on while it asks.
import assert from 'node:assert/strict';
import {setTimeout as pause} from 'node:timers/promises';

/** The first true answer of `ask`. Fails after `within` milliseconds and says `what` did not come. */
export async function eventually(ask, what, {within = 60_000, every = 100} = {}) {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(Date.now() < end, `it does not come: ${what}`);
    await pause(every);
  }
}
