import question from '@ant-design/icons-svg/es/asn/QuestionCircleOutlined';
import magnifier from '@ant-design/icons-svg/es/asn/SearchOutlined';
import user from '@ant-design/icons-svg/es/asn/UserOutlined';
import {Suspense, useEffect, useRef, useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {useLocation, useNavigate} from 'react-router-dom';
import {lazyInAnt} from '@/components/ant';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';
import {usePainted} from '@/habits/painted';
import {useMe} from './me';
import {NoticeBell} from './NoticeBell';

const AccountMenu = lazyInAnt(() => import('./AccountMenu'));

export function Header({menuButton, openShortcuts}: {menuButton: ReactNode; openShortcuts: () => void}) {
  const {t} = useTranslation();
  const {pathname} = useLocation();
  return (
    <header className="top">
      {menuButton}
      {/* The search page puts its own box there, which knows what is searched. */}
      {pathname === '/search' ? <div id="search-place" /> : <SearchBox />}
      <PlainButton
        className="wide-only"
        kind="text"
        icon={<Icon of={question} />}
        aria-label={t('header.shortcuts')}
        title={`${t('header.shortcuts')} (?)`}
        onClick={openShortcuts}
      />
      <NoticeBell />
      <AccountButton />
    </header>
  );
}

/** What this person searched before is offered here too; until its code is read a plain box takes what is typed. */
const readField = async () => (await import('@/pages/search/SearchField')).SearchField;

function SearchBox() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [Field, setField] = useState<Awaited<ReturnType<typeof readField>>>();
  const box = useRef<HTMLInputElement>(null);
  const wasEntered = useRef(false);
  const isPainted = usePainted();
  useEffect(() => {
    if (!isPainted) return;
    // What cannot be read leaves the plain box, which searches as well.
    readField()
      .then((read) => {
        wasEntered.current = document.activeElement === box.current;
        setField(() => read);
      })
      .catch(() => undefined);
  }, [isPainted]);
  const search = (words: string) => {
    if (words.trim() !== '') navigate(`/search?${new URLSearchParams({q: words.trim()})}`);
  };
  if (Field)
    return (
      <Field
        label={t('header.search')}
        hint={t('header.searchHint')}
        isEntered={wasEntered.current}
        asked={text}
        suggestion={undefined}
        ask={(words, isFinal) => isFinal && search(words)}
        run={navigate}
      />
    );
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <span className="ant-input-affix-wrapper ant-input-outlined ant-input-css-var vanthu">
        <span className="ant-input-prefix">
          <Icon of={magnifier} />
        </span>
        <input
          ref={box}
          className="ant-input"
          id="global-search"
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('header.searchHint')}
          aria-label={t('header.search')}
          maxLength={1000}
          autoComplete="off"
        />
        <span className="ant-input-suffix">
          <kbd className="wide-only">/</kbd>
        </span>
      </span>
    </form>
  );
}

/** Who is logged in; the menu behind it comes when it is wanted. */
function AccountButton() {
  const {t} = useTranslation();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const unit = me.posts?.find((post) => post.main)?.organisation_name ?? me.organisation_name;
  const close = () => {
    setOpen(false);
    button.current?.querySelector('button')?.focus();
  };
  return (
    <span className="account-place" ref={button}>
      <PlainButton
        kind="text"
        className="account"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          setWasOpen(true);
          setOpen(!isOpen);
        }}
      >
        <Icon of={user} />
        <span className="account-words">
          <strong>{me.full_name}</strong>
          <small>{[t(`roles.${me.role}`), unit].filter(Boolean).join(' · ')}</small>
        </span>
      </PlainButton>
      <Suspense>{wasOpen && <AccountMenu isOpen={isOpen} close={close} />}</Suspense>
    </span>
  );
}
