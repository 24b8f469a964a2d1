import {startTransition} from 'react';
import {createRoot} from 'react-dom/client';
import {sayProblemsBy} from '@/api/problem';
import {whoAmI} from '@/api/session';
import {serverText} from '@/habits/server_word';
import {startLanguage} from '@/i18n';
import {Desk} from './Desk';
import {queryClient} from './queries';

/** Draws the desk once it is known for whom, in small steps: a slow processor goes on listening meanwhile. */
export async function start() {
  sayProblemsBy(serverText);
  await Promise.all([startLanguage(), queryClient.prefetchQuery(whoAmI)]);
  const root = document.getElementById('root');
  if (root !== null) startTransition(() => createRoot(root).render(<Desk />));
}
