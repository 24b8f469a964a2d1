/** Letters without their accents, each with its place in the text. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

export interface Run {
  words: string[];
  /** A phrase: all of its words or nothing. */
  isPhrase: boolean;
}

/** Places in a text, from and to. */
export type Range = [number, number];

const fold = (letter: string) => letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const folded = fold(text.charAt(at));
    if (folded === '') {
      if (open) open.end = at + 1; // an accent of its own
    } else if (/^[\p{L}\p{N}]+$/u.test(folded)) {
      if (open) {
        open.word += folded;
        open.end = at + 1;
      } else {
        open = {word: folded, start: at, end: at + 1};
        words.push(open);
      }
    } else open = null;
  }
  return words;
}

const PIECE = /(-?)(?:([\p{L}_-]+):)?(?:["“”«»]([^"“”«»]*)(?:["“”«»]|$)|(\S+))/gu;
/** Fields that say what a document is, not what stands in it. */
const NOT_IN_TEXT = ['loai', 'ngay', 'ngayden', 'tungay', 'denngay'];

/** What of a query can be marked in a text (the grammar is that of docs/search.md). */
export function runsOf(query: string): Run[] {
  const runs: Run[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) runs.push({words: open, isPhrase: false});
    open = [];
  };
  for (const [, minus, field, phrase, plain] of query.matchAll(PIECE)) {
    const name = field && [...field].map(fold).join('').replace(/[-_]/g, '');
    const words = wordsOf(phrase ?? plain ?? '').map(({word}) => word);
    if (minus || (name && NOT_IN_TEXT.includes(name)) || words.length === 0 || /^(NEAR|GẦN)(\/|$)/.test(plain ?? '')) {
      close();
    } else if (phrase !== undefined || field || words.length > 1) {
      close();
      runs.push({words, isPhrase: true});
    } else open.push(...words);
  }
  close();
  return runs;
}

/** How many words from `at` on are the same as those of the run from its `from`-th on. */
function common(words: Word[], at: number, run: string[], from: number): number {
  let length = 0;
  while (from + length < run.length && words[at + length]?.word === run[from + length]) length += 1;
  return length;
}

const longest = (words: Word[], at: number, {words: run}: Run) =>
  Math.max(...run.map((_, from) => common(words, at, run, from)));

/**
 * Where the runs stand in the text. Of loose words those that stand together, `least` of them (all of a shorter run): the
 * syllables of Vietnamese words are everywhere by themselves.
 */
export function placesOf(runs: Run[], words: Word[], least: number): Range[] {
  const places: Range[] = [];
  for (let at = 0; at < words.length;) {
    let length = 0;
    for (const run of runs) {
      const found = run.isPhrase ? common(words, at, run.words, 0) : longest(words, at, run);
      const enough = run.isPhrase ? run.words.length : Math.min(least, run.words.length);
      if (found >= enough) length = Math.max(length, found);
    }
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) places.push([first.start, last.end]);
    at += Math.max(1, length);
  }
  return places;
}
