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

let serverTexts: Record<string, string> | null = null;

/** English by the Vietnamese that the server says; null where the page is Vietnamese. */
export const englishOfServer = () => (i18next.language === 'en' ? serverTexts : null);

/** Labels before sentences: a label may be a sentence's word. */
async function loadServerTexts() {
  const [{serverFacts}, {serverWords}, {problems}, {refusals}, {violations}, {findings}, {readings}] =
    await Promise.all([
      import('./server_facts.en'),
      import('./server_words.en'),
      import('./problems.en'),
      import('./refusals.en'),
      import('./violations.en'),
      import('./findings.en'),
      import('./readings.en'),
    ]);
  serverTexts = {...readings, ...findings, ...violations, ...refusals, ...problems, ...serverFacts, ...serverWords};
}

/** English is loaded only by those who want it. */
export async function chooseLanguage(language: Language) {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const [{en}] = await Promise.all([import('./en'), loadServerTexts()]);
    i18next.addResourceBundle('en', 'translation', en);
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
