import {createRoot} from 'react-dom/client';
import {startLanguage} from '@/i18n';
import {Desk} from './Desk';

export async function start() {
  await startLanguage();
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<Desk />);
}
