import {SearchOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {AutoComplete, Input} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {createPortal} from 'react-dom';
import {useTranslation} from 'react-i18next';
import {whoAmI} from '@/api/session';
import {recentSearches, rememberSearch} from './recent';
import {savedSearches, type SavedSearch} from './queries';

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
  const [isOpen, setOpen] = useState(false);
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
  const type = (words: string) => {
    setText(words);
    setOpen(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(words, false), PAUSE_MS);
  };
  const choose = (value: string) => {
    setOpen(false);
    const chosen = saved.find((one) => value === `saved ${one.id}`);
    if (chosen) return run(chosen);
    const words = value.replace(/^text /, '');
    setText(words);
    send(words, true);
  };

  // The keys of the list work as soon as nobody types.
  const leave = () => {
    setOpen(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };

  const isLike = (candidate: string) => candidate.toLowerCase().includes(text.trim().toLowerCase());
  const recent = me ? recentSearches(me.id).filter((known) => known !== text.trim() && isLike(known)) : [];
  const group = (label: string, lines: {value: string; label: string}[]) =>
    lines.length > 0 ? [{label, options: lines.slice(0, MOST)}] : [];
  const options = [
    ...group(t('search.meant'), suggestion ? [{value: `text ${suggestion}`, label: suggestion}] : []),
    ...group(
      t('search.recent'),
      recent.map((known) => ({value: `text ${known}`, label: known})),
    ),
    ...group(
      t('search.saved'),
      saved.filter(({name}) => isLike(name)).map(({id, name}) => ({value: `saved ${id}`, label: name})),
    ),
  ];
  if (place === null) return null;
  return createPortal(
    <form
      role="search"
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
      <AutoComplete
        id="global-search"
        className="search-box"
        value={text}
        options={options}
        open={isOpen && options.length > 0}
        onDropdownVisibleChange={setOpen}
        onChange={(value: string) => !/^(text|saved) /.test(value) && type(value)}
        onSelect={choose}
        defaultActiveFirstOption={false}
      >
        <Input
          type="search"
          placeholder={t('search.hint')}
          aria-label={t('search.box')}
          prefix={<SearchOutlined />}
          suffix={<kbd className="wide-only">/</kbd>}
          maxLength={1000}
          autoComplete="off"
          enterKeyHint="search"
        />
      </AutoComplete>
    </form>,
    place,
  );
}
