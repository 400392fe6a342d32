import { askFirst } from './app/first';
import { placeOf } from './app/place';
import { loadTexts, ownLanguage } from './i18n/language';
import './controls.css';
import './styles.css';

// The first script, and a small one: it asks for what the first page needs while the code of the console is on its way.
const place = placeOf(window.location.pathname);
if (place !== null) void askFirst(place, ownLanguage());
void loadTexts(ownLanguage(), 'first');
const prepared = import('./prepare').then(({ prepare }) => prepare(place));
void Promise.all([import('./main'), prepared]).then(([{ run }, parts]) => run(parts));
