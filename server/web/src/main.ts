// The first and smallest part: asks for everything that this address needs at once, so that nothing waits for another.
import {askEarly} from './api/early';
import {readCodeOf} from './shell/page_code';
import './habits/theme';
import './components/ant.first.generated.css';
import './shell/desk.css';

void import('./shell/start').then(({start}) => start());
askEarly(location);
void readCodeOf(location.pathname);
