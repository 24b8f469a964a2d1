import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import {createRoot} from 'react-dom/client';
import {startLanguage} from './i18n';
import {Desk} from './shell/Desk';
import './shell/ant.generated.css';
import './shell/desk.css';

dayjs.locale('vi');
void startLanguage().then(() => {
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<Desk />);
});
