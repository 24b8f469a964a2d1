import {useQuery} from '@tanstack/react-query';
import {rolesOf, whoAmI} from './session';
import type {Account, Role} from './types';

/** Whoever is logged in, for pages; null only while the shell has not asked yet. */
export function useOwnAccount(): Account | null {
  return useQuery(whoAmI).data ?? null;
}

export const useOwnLogin = (): string => useOwnAccount()?.login ?? '';

/** True when the person holds one of those roles today: what to offer. Whether it may be done is the server's to say. */
export function useHoldsRole(...wanted: Role[]): boolean {
  const account = useOwnAccount();
  return account !== null && rolesOf(account).some((role) => wanted.includes(role));
}
