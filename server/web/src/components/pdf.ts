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
