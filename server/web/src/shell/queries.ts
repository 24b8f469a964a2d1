import {QueryClient} from '@tanstack/react-query';
import {ApiProblem, ConnectionLost} from '@/api/problem';

const MOST_RETRIES = 2;

/** What is worth asking again: what a lost connection or a busy server stopped, not what was refused. */
const isPassing = (error: unknown) =>
  error instanceof ConnectionLost || (error instanceof ApiProblem && error.code === 'unavailable');

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      retry: (failures, error) => isPassing(error) && failures < MOST_RETRIES,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 5000),
    },
    mutations: {networkMode: 'always', retry: false},
  },
});
