import {useQuery} from '@tanstack/react-query';
import {whoAmI} from '@/api/session';
import type {Account} from '@/api/types';

/** Whoever is logged in. Only inside the layout, which is not there for nobody. */
export function useMe(): Account {
  const {data} = useQuery(whoAmI);
  if (!data) throw new Error('nobody is logged in');
  return data;
}
