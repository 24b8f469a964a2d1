import {startTransition} from 'react';
import {createRoot} from 'react-dom/client';
import {whoAmI} from '@/api/session';
import {startLanguage} from '@/i18n';
import {Desk} from './Desk';
import {queryClient} from './queries';

/** Draws the desk once it is known for whom, in small steps: a slow processor goes on listening meanwhile. */
export async function start() {
  await Promise.all([startLanguage(), queryClient.prefetchQuery(whoAmI)]);
  const root = document.getElementById('root');
  if (root !== null) startTransition(() => createRoot(root).render(<Desk />));
}
