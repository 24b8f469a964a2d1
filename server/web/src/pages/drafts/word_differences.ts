import {diffArrays, type ArrayChange} from 'diff';

/** Two files that have hardly a word in common are not compared for longer. */
const MOST_MS = 10_000;
/** Words that stand before and after what is different. */
const AROUND = 12;

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}
/** A place where the two differ, with the words around it. */
export type Place = Piece[];

export interface Differences {
  places: Place[];
  added: number;
  removed: number;
}

/**
 * What is otherwise, place by place; nothing when they have too little in common. A blank alone is no difference; marks are
 * told from words, and only words are counted. Does not block the page.
 */
export function differencesOf(before: string[], after: string[]): Promise<Differences | undefined> {
  return new Promise((done) => {
    diffArrays(before, after, {
      timeout: MOST_MS,
      comparator: (left, right) => left.trimStart() === right.trimStart(),
      callback: (changes) => done(changes && {...placesOf(changes), ...countsOf(changes)}),
    });
  });
}

type Change = ArrayChange<string>;

const WORD = /[\p{L}\p{N}]/u;

const sumOf = (changes: Change[], isWanted: (change: Change) => boolean) =>
  changes.filter(isWanted).reduce((sum, {value}) => sum + value.filter((piece) => WORD.test(piece)).length, 0);
const countsOf = (changes: Change[]) => ({
  added: sumOf(changes, ({added}) => added),
  removed: sumOf(changes, ({removed}) => removed),
});

const same = (words: string[]): Piece => ({kind: 'same', text: words.join('')});

function placesOf(changes: Change[]): {places: Place[]} {
  const places: Place[] = [];
  let open: Place = [];
  const close = () => {
    if (open.some(({kind}) => kind !== 'same')) places.push(open);
    open = [];
  };
  for (const {added, removed, value} of changes) {
    if (added || removed) {
      open.push({kind: added ? 'added' : 'removed', text: value.join('')});
    } else if (value.length <= 2 * AROUND) {
      open.push(same(value));
    } else {
      if (open.length > 0) open.push(same([...value.slice(0, AROUND), ' …']));
      close();
      open.push(same(['…', ...value.slice(-AROUND)]));
    }
  }
  close();
  return {places};
}
