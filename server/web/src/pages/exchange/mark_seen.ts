import {useMutation, useQueryClient} from '@tanstack/react-query';
import {api} from '@/api/client';
import type {ListedDelivery} from './queries';
import {reloadDeliveries} from './reload';

/** Leaves a refused or failed delivery at that: it stays in the list as it ended and is no trouble any more. */
export function useMarkSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({delivery}: ListedDelivery) => {
      await api.POST('/api/v1/exchange/deliveries/{id}/seen', {params: {path: {id: delivery.id}}});
    },
    onSettled: (_answer, _error, {delivery}) => reloadDeliveries(client, delivery.document),
  });
}
