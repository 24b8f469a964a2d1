import {queryOptions} from '@tanstack/react-query';
import {api, body, openApi} from './client';
import {isProblem} from './problem';
import {today} from './today';
import type {Account, Role, Schemas} from './types';

/** The account of the session; null without one. */
export const whoAmI = queryOptions({
  queryKey: ['me'],
  staleTime: Infinity,
  queryFn: async (): Promise<Account | null> => {
    try {
      return body(await openApi.GET('/api/v1/me'));
    } catch (error) {
      if (isProblem(error, 'not_authenticated')) return null;
      throw error;
    }
  },
});

export const setupState = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => body(await openApi.GET('/api/v1/setup')),
});

export async function logIn(login: string, password: string): Promise<Account> {
  return body(await openApi.POST('/api/v1/sessions', {body: {login, password, cookie: true}})).account;
}

export async function logOut() {
  await api.DELETE('/api/v1/sessions/current');
}

export async function setUp(request: Schemas['SetupRequest']) {
  await openApi.POST('/api/v1/setup', {body: request});
}

/** The roles of the posts that the account holds today; what was delegated to it is not told by the API. */
export function rolesOf(account: Account): Role[] {
  const day = today();
  const held = (account.posts ?? []).filter(
    (post) => post.valid_from <= day && (post.valid_to === undefined || post.valid_to >= day),
  );
  return [...new Set(held.length > 0 ? held.map((post) => post.role) : [account.role])];
}
