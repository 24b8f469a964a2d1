import * as pdfjs from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import {fetchBytes} from '@/api/client';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export type PdfDocument = pdfjs.PDFDocumentProxy;
export type PdfPage = pdfjs.PDFPageProxy;

/** Opens a PDF that the session may read. Nothing in it runs: no script, no eval, no forms. */
export async function openPdf(url: string, signal: AbortSignal): Promise<PdfDocument> {
  const data = await fetchBytes(url, signal);
  return pdfjs.getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    standardFontDataUrl: '/standard_fonts/',
  }).promise;
}

/** What stands on a page, piece by piece, in the order of the file. */
export const textOf = (page: PdfPage) => page.getTextContent();
export type PdfText = Awaited<ReturnType<typeof textOf>>;

/** Lays the text of a page, unseen, over its picture. Answers one element per piece of text. */
export async function layText(
  content: PdfText,
  container: HTMLElement,
  viewport: ReturnType<PdfPage['getViewport']>,
): Promise<HTMLElement[]> {
  const layer = new pdfjs.TextLayer({textContentSource: content, container, viewport});
  await layer.render();
  return layer.textDivs;
}
