import {useRef} from 'react';
import {newKey} from '@/api/client';

/** For `Idempotency-Key`: the same while the same thing is sent again after an error, a new one for another thing. */
export function useOnceKey(): (thing: unknown) => string {
  const last = useRef({thing: '', key: ''});
  return (thing) => {
    const text = JSON.stringify(thing);
    if (last.current.thing !== text) last.current = {thing: text, key: newKey()};
    return last.current.key;
  };
}
