import type {QueryClient} from '@tanstack/react-query';

/** After a step with a delivery: the lists, the number of those in trouble, and its document. */
export function reloadDeliveries(client: QueryClient, document: number) {
  for (const queryKey of [['exchange', 'deliveries'], ['troubled deliveries'], ['counters'], ['documents', document]])
    void client.invalidateQueries({queryKey});
}
