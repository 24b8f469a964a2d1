import search from '@ant-design/icons-svg/es/asn/SearchOutlined';
import {useQuery} from '@tanstack/react-query';
import {useEffect, useRef, useState} from 'react';
import {createPortal} from 'react-dom';
import {useTranslation} from 'react-i18next';
import {whoAmI} from '@/api/session';
import {Icon} from '@/components/Icon';
import {recentSearches, rememberSearch} from './recent';
import {savedSearches, type SavedSearch} from './queries';
import {Suggestions, useSuggestions, type Suggestion, type SuggestionGroup} from './Suggestions';

const PAUSE_MS = 180;
const MOST = 5;

interface Props {
  asked: string;
  /** "Did you mean", of the results on show. */
  suggestion: string | undefined;
  /** While somebody types, and (`isFinal`) once they pressed Enter or chose. */
  ask: (text: string, isFinal: boolean) => void;
  run: (saved: SavedSearch) => void;
}

/** The one box: it takes the place of that in the header, so that the text stays where it was typed. */
export function SearchBox({asked, suggestion, ask, run}: Props) {
  const {t} = useTranslation();
  const {data: me} = useQuery(whoAmI);
  const {data: saved = []} = useQuery(savedSearches);
  const [text, setText] = useState(asked);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const timer = useRef<number>();
  const typed = useRef(asked);
  useEffect(() => setPlace(document.getElementById('search-place')), []);
  useEffect(() => {
    // What somebody goes on typing is never replaced by what was asked a moment ago.
    if (asked !== typed.current) {
      typed.current = asked;
      setText(asked);
    }
  }, [asked]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const send = (words: string, isFinal: boolean) => {
    window.clearTimeout(timer.current);
    typed.current = words.trim();
    ask(words.trim(), isFinal);
    if (isFinal && words.trim() !== '' && me) rememberSearch(me.id, words.trim());
  };
  const isLike = (candidate: string) => candidate.toLowerCase().includes(text.trim().toLowerCase());
  const recent = me ? recentSearches(me.id).filter((known) => known !== text.trim() && isLike(known)) : [];
  const ofText = (words: string): Suggestion => ({
    label: words,
    choose: () => {
      suggestions.close();
      setText(words);
      send(words, true);
    },
  });
  const ofSaved = (one: SavedSearch): Suggestion => ({
    label: one.name,
    choose: () => {
      suggestions.close();
      run(one);
    },
  });
  const group = (label: string, lines: Suggestion[]): SuggestionGroup[] =>
    lines.length > 0 ? [{label, lines: lines.slice(0, MOST)}] : [];
  const suggestions = useSuggestions([
    ...group(t('search.meant'), suggestion ? [ofText(suggestion)] : []),
    ...group(t('search.recent'), recent.map(ofText)),
    ...group(t('search.saved'), saved.filter(({name}) => isLike(name)).map(ofSaved)),
  ]);
  const type = (words: string) => {
    setText(words);
    suggestions.open();
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(words, false), PAUSE_MS);
  };
  // The keys of the list work as soon as nobody types.
  const leave = () => {
    suggestions.close();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  if (place === null) return null;
  return createPortal(
    <form
      role="search"
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(text, true);
        leave();
      }}
      // A browser would empty the box, and the results with it.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
      }}
    >
      <span className="ant-input-affix-wrapper ant-input-outlined ant-input-css-var vanthu">
        <span className="ant-input-prefix">
          <Icon of={search} />
        </span>
        <input
          {...suggestions.box}
          className="ant-input"
          id="global-search"
          type="search"
          value={text}
          onChange={(event) => type(event.target.value)}
          placeholder={t('search.hint')}
          aria-label={t('search.box')}
          maxLength={1000}
          autoComplete="off"
          enterKeyHint="search"
        />
        <span className="ant-input-suffix">
          <kbd className="wide-only">/</kbd>
        </span>
      </span>
      <Suggestions {...suggestions.list} label={t('search.suggestions')} />
    </form>,
    place,
  );
}
