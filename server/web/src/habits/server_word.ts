import {useTranslation} from 'react-i18next';

/** A label of a closed list, which the server tells in Vietnamese, in the language of the page. */
export function useServerWord() {
  const {i18n} = useTranslation();
  return (label: string): string => {
    const word: unknown = i18n.getResource(i18n.language, 'server', label, {keySeparator: false});
    return typeof word === 'string' ? word : label;
  };
}
