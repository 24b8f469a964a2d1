// The first and smallest part: asks for everything that this address needs at once, so that nothing waits for another.
import {askEarly} from './api/early';
import {readAnt} from './components/ant_code';
import {codeAt} from './shell/page_code';
import './habits/theme';
import './components/ant.first.generated.css';
import './shell/desk.css';

void import('./shell/start').then(({start}) => start());
askEarly(location.pathname + location.search);
const code = codeAt(location.pathname);
// What fails here fails again, and is told, where it is needed.
if (code !== undefined) void Promise.allSettled([code(), readAnt()]);
