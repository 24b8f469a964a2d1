import i18next from 'i18next';
import {initReactI18next} from 'react-i18next';
import {vi} from './vi';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {translation: typeof vi};
  }
}

export type Language = 'vi' | 'en';
const STORED = 'vanthu.language';

export const languages: Record<Language, string> = {vi: 'Tiếng Việt', en: 'English'};

export function storedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'vi';
}

/** English is loaded only by those who want it. */
export async function chooseLanguage(language: Language) {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const [{en}, {serverWords}] = await Promise.all([import('./en'), import('./server_words.en')]);
    i18next.addResourceBundle('en', 'translation', en);
    i18next.addResourceBundle('en', 'server', serverWords);
  }
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startLanguage() {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: {vi: {translation: vi}},
    interpolation: {escapeValue: false},
    returnNull: false,
  });
  await chooseLanguage(storedLanguage());
}
