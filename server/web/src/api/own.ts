import {useQuery} from '@tanstack/react-query';
import {whoAmI} from './session';
import type {Account} from './types';

/** Whoever is logged in, for pages; null only while the shell has not asked yet. */
export function useOwnAccount(): Account | null {
  return useQuery(whoAmI).data ?? null;
}

export const useOwnLogin = (): string => useOwnAccount()?.login ?? '';
