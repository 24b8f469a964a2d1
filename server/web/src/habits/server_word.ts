import {useTranslation} from 'react-i18next';
import {englishOfServer} from '@/i18n';

interface Pattern {
  text: RegExp;
  english: string;
}

let known: Record<string, string> | null = null;
let patterns: Pattern[] = [];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const HOLE = /\{\d\}/g;
const BETWEEN_SENTENCES = /(?<=\.) (?=[\p{Lu}\d])/u;

/** Sentences with facts in them; what says most itself comes first. */
function patternsOf(table: Record<string, string>): Pattern[] {
  if (known !== table) {
    known = table;
    patterns = Object.entries(table)
      .filter(([sentence]) => /\{\d\}/.test(sentence))
      .sort(([left], [right]) => right.replace(HOLE, '').length - left.replace(HOLE, '').length)
      .map(([sentence, english]) => {
        const named = escaped(sentence).replace(/\\\{(\d)\\\}/g, '(?<fact$1>.*)');
        return {text: new RegExp(`^${named}$`, 's'), english};
      });
  }
  return patterns;
}

/** A fact of the case: a name or number as it is, labels of the server in English, also when they are listed. */
function factIn(table: Record<string, string>, fact: string): string {
  const label = table[fact];
  if (label !== undefined) return label;
  return fact
    .split(', ')
    .map((part) =>
      part
        .split(' hoặc ')
        .map((word) => table[word] ?? word)
        .join(' or '),
    )
    .join(', ');
}

/** What the server says in Vietnamese – labels, refusals, what is wrong with a field – in the language of the page. */
export function serverText(text: string): string {
  const table = englishOfServer();
  if (table === null) return text;
  const exact = table[text];
  if (exact !== undefined) return exact;
  for (const {text: sentence, english} of patternsOf(table)) {
    const facts = sentence.exec(text)?.groups;
    if (facts) return english.replace(HOLE, (hole) => factIn(table, facts[`fact${hole[1]}`] ?? ''));
  }
  const sentences = text.split(BETWEEN_SENTENCES);
  if (sentences.length > 1) return sentences.map(serverText).join(' ');
  // A label, and whom or what it is about.
  const [label = '', ...rest] = text.split(': ');
  return rest.length > 0 && table[label] !== undefined ? [table[label], ...rest].join(': ') : text;
}

/** The same for what is drawn: it is drawn anew in another language. */
export function useServerWord() {
  useTranslation();
  return serverText;
}
