import {useEffect, useState} from 'react';
import {createPortal} from 'react-dom';
import {useTranslation} from 'react-i18next';
import {SearchField} from './SearchField';

interface Props {
  asked: string;
  suggestion: string | undefined;
  ask: (text: string, isFinal: boolean) => void;
  run: (address: string) => void;
}

/** The one box: it takes the place of that in the header, so that the text stays where it was typed. */
export function SearchBox(props: Props) {
  const {t} = useTranslation();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById('search-place')), []);
  if (place === null) return null;
  return createPortal(<SearchField label={t('search.box')} hint={t('search.hint')} {...props} />, place);
}
