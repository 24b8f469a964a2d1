import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useEffect, useRef} from 'react';
import {counters, queriesOf} from '@/api/counters';
import type {Counters} from '@/api/types';

/** Live updates: when a number changes, what it counts is loaded anew. Once, in the layout. */
export function useLiveUpdates() {
  const client = useQueryClient();
  const {data} = useQuery(counters);
  const before = useRef<Counters>();
  useEffect(() => {
    const old = before.current;
    before.current = data;
    if (old === undefined || data === undefined) return;
    for (const name of Object.keys(queriesOf) as (keyof typeof queriesOf)[])
      if (JSON.stringify(old[name]) !== JSON.stringify(data[name]))
        for (const first of queriesOf[name]) void client.invalidateQueries({queryKey: [first]});
  }, [client, data]);
}
