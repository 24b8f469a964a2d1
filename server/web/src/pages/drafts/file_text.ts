import {renderAsync} from 'docx-preview';
import {fetchBytes} from '@/api/client';
import {openPdf, textOf} from '@/components/pdf';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Files whose words the browser can read. */
export const hasText = (mediaType: string | undefined) => mediaType === PDF || mediaType === DOCX;

async function wordsOfPdf(url: string, signal: AbortSignal) {
  const pdf = await openPdf(url, signal);
  try {
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      signal.throwIfAborted();
      const {items} = await textOf(await pdf.getPage(number));
      // A line ends between words: a word is not broken over two.
      pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
    }
    return pages.join(' ');
  } finally {
    await pdf.destroy();
  }
}

/** Drawn into a page that nobody sees and that runs nothing. */
async function wordsOfDocx(url: string, signal: AbortSignal) {
  const page = document.implementation.createHTMLDocument();
  await renderAsync(await fetchBytes(url, signal), page.body, page.head, {useBase64URL: true});
  return [...page.querySelectorAll('p')].map((paragraph) => paragraph.textContent ?? '').join(' ');
}

/** What stands before a word, the word, and what stands behind it: a code and a number of several parts are one word. */
const MARKS = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/** "(kế" → " (", "kế"; the first with the blank before it. */
function piecesOf(word: string): string[] {
  const [, before = '', inner = '', behind = ''] = MARKS.exec(word) ?? [];
  const pieces = [...before, inner, ...behind].filter(Boolean);
  return pieces.map((piece, place) => (place === 0 ? ` ${piece}` : piece));
}

/** The words of a file and the marks between them, with the blanks that stand before them; one way of writing for each accent. */
export async function wordsOf(url: string, mediaType: string, signal: AbortSignal): Promise<string[]> {
  const text = await (mediaType === PDF ? wordsOfPdf(url, signal) : wordsOfDocx(url, signal));
  return text.normalize('NFC').split(/\s+/).filter(Boolean).flatMap(piecesOf);
}
