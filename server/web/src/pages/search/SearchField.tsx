import search from '@ant-design/icons-svg/es/asn/SearchOutlined';
import {useQuery} from '@tanstack/react-query';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {whoAmI} from '@/api/session';
import {Icon} from '@/components/Icon';
import {fold} from '@/habits/fold';
import {recentSearches, rememberSearch} from './recent';
import {
  addressOfSaved,
  completionsOf,
  isCompleted,
  savedSearches,
  type CompletedDocument,
  type SavedSearch,
} from './queries';
import {Suggestions, useSuggestions, type Suggestion, type SuggestionGroup} from './Suggestions';
import './suggestions.css';

const PAUSE_MS = 180;
const MOST = 5;
/** Of what was searched and saved before, once the register has something to offer. */
const MOST_TYPING = 2;

interface Props {
  label: string;
  hint: string;
  /** Takes the place of a box in which somebody was typing already. */
  isEntered?: boolean;
  asked: string;
  /** "Did you mean", of the results on show. */
  suggestion: string | undefined;
  /** While somebody types, and (`isFinal`) once they pressed Enter or chose. */
  ask: (text: string, isFinal: boolean) => void;
  /** Goes where a saved search is run. */
  run: (address: string) => void;
}

/** The box to search in, with what this person searched before and saved. The same on every page. */
export function SearchField({label, hint, isEntered = false, asked, suggestion, ask, run}: Props) {
  const {t} = useTranslation();
  const {data: me} = useQuery(whoAmI);
  const [isWanted, setWanted] = useState(isEntered);
  const {data: saved = []} = useQuery({...savedSearches, enabled: isWanted});
  const [text, setText] = useState(asked);
  const [settled, setSettled] = useState('');
  const {data: completions} = useQuery({...completionsOf(settled), enabled: isWanted && isCompleted(settled)});
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<number>();
  const typed = useRef(asked);
  useEffect(() => {
    if (isEntered) box.current?.focus();
  }, [isEntered]);
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
  // "ke hoach" offers "kế hoạch", and "KẾ HOẠCH" too.
  const isLike = (candidate: string) => fold(candidate).includes(fold(text.trim()));
  const recent = me ? recentSearches(me.id).filter((known) => known !== text.trim() && isLike(known)) : [];
  const isTyping = isCompleted(text.trim());
  const offered = isTyping && isCompleted(settled) ? completions : undefined;
  const ofText = (words: string): Suggestion => ({
    key: `text ${words}`,
    label: words,
    choose: () => {
      suggestions.close();
      setText(words);
      send(words, true);
    },
  });
  const ofSaved = (one: SavedSearch): Suggestion => ({
    key: `saved ${one.id}`,
    label: one.name,
    choose: () => {
      suggestions.close();
      run(addressOfSaved(one.query));
    },
  });
  const ofDocument = ({id, number, subject}: CompletedDocument): Suggestion => ({
    key: `document ${id}`,
    label: number || subject,
    ...(number && {about: subject}),
    choose: () => {
      suggestions.close();
      run(`/documents/${id}`);
    },
  });
  const ofIssuer = (name: string): Suggestion => ({
    key: `issuer ${name}`,
    label: name,
    choose: () => {
      suggestions.close();
      run(`/search?${new URLSearchParams({issuer_exact: name})}`);
    },
  });
  const group = (label: string, lines: Suggestion[], most = MOST): SuggestionGroup[] =>
    lines.length > 0 ? [{label, lines: lines.slice(0, most)}] : [];
  const mostBefore = isTyping ? MOST_TYPING : MOST;
  const suggestions = useSuggestions([
    ...group(t('search.meant'), suggestion ? [ofText(suggestion)] : []),
    ...group(t('search.recent'), recent.map(ofText), mostBefore),
    ...group(t('search.saved'), saved.filter(({name}) => isLike(name)).map(ofSaved), mostBefore),
    ...group(t('search.byNumber'), (offered?.by_number ?? []).map(ofDocument)),
    ...group(t('search.bySubject'), (offered?.by_subject ?? []).map(ofDocument)),
    ...group(t('search.byIssuer'), (offered?.issuers ?? []).map(ofIssuer)),
  ]);
  const type = (words: string) => {
    setText(words);
    suggestions.open();
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setSettled(words.trim());
      send(words, false);
    }, PAUSE_MS);
  };
  // The keys of the list work as soon as nobody types.
  const leave = () => {
    suggestions.close();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
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
          ref={box}
          onFocus={() => setWanted(true)}
          className="ant-input"
          id="global-search"
          type="search"
          value={text}
          onChange={(event) => type(event.target.value)}
          placeholder={hint}
          aria-label={label}
          maxLength={1000}
          autoComplete="off"
          enterKeyHint="search"
        />
        <span className="ant-input-suffix">
          <kbd className="wide-only">/</kbd>
        </span>
      </span>
      <Suggestions {...suggestions.list} label={t('search.suggestions')} />
    </form>
  );
}
