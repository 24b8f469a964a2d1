import type {PdfText} from '@/components/pdf';
import {placesOf, wordsOf, type Range, type Run, type Word} from './page_text';

/** The words of a page in one text, and where each of its pieces begins in it. */
export interface PageText {
  content: PdfText;
  words: Word[];
  starts: number[];
}

export function pageTextOf(content: PdfText): PageText {
  let text = '';
  const starts: number[] = [];
  for (const item of content.items) {
    if (!('str' in item)) continue;
    starts.push(text.length);
    text += item.str;
    if (item.hasEOL) text += ' ';
  }
  return {content, words: wordsOf(text), starts};
}

/** Words that stand together; where there are none, single ones. */
export function placesIn(pages: (PageText | undefined)[], runs: Run[]): Range[][] {
  const find = (least: number) => pages.map((page) => (page ? placesOf(runs, page.words, least) : []));
  const together = find(2);
  return together.some((places) => places.length > 0) ? together : find(1);
}

/** Wraps the places in marks; the n-th place of the page says so in `data-place`. */
export function markPieces(pieces: HTMLElement[], {starts}: PageText, places: Range[]) {
  pieces.forEach((piece, index) => {
    const text = piece.textContent ?? '';
    const begin = starts[index] ?? 0;
    const parts: (string | HTMLElement)[] = [];
    let done = 0;
    places.forEach(([from, to], place) => {
      const [start, end] = [Math.max(from - begin, done), Math.min(to - begin, text.length)];
      if (start >= end) return;
      const mark = document.createElement('mark');
      mark.dataset.place = String(place);
      mark.textContent = text.slice(start, end);
      parts.push(text.slice(done, start), mark);
      done = end;
    });
    if (done > 0) piece.replaceChildren(...parts, text.slice(done));
  });
}
