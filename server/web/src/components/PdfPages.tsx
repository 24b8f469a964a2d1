import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useDrawnPage} from './drawn_page';
import {Loading} from './Loading';
import {PageMarks, type PageMark} from './PageMarks';
import {layText, openPdf, textOf, type PdfDocument} from './pdf';
import {ProblemAlert} from './ProblemAlert';
import {ZoomTools} from './ZoomTools';

interface Props {
  url: string;
  name: string;
  marks?: PageMark[] | undefined;
}

/** All pages of a PDF under each other; a page is drawn when it comes near. Its own chunk: pdf.js is large. */
export default function PdfPages({url, name, marks}: Props) {
  const [pdf, setPdf] = useState<PdfDocument | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [zoom, setZoom] = useState(1);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const aborting = new AbortController();
    let opened: PdfDocument | null = null;
    openPdf(url, aborting.signal)
      .then((document) => {
        opened = document;
        if (aborting.signal.aborted) void document.destroy();
        else setPdf(document);
      })
      .catch((failure: unknown) => {
        if (!aborting.signal.aborted) setError(failure);
      });
    return () => {
      aborting.abort();
      void opened?.destroy();
    };
  }, [url, attempt]);
  const retry = () => {
    setError(null);
    setAttempt(attempt + 1);
  };
  if (error !== null) return <ProblemAlert error={error} retry={retry} />;
  if (pdf === null) return <Loading rows={12} />;
  return (
    <section className="pdf" aria-label={name}>
      <div className="pdf-tools">
        <ZoomTools zoom={zoom} onChange={setZoom} />
      </div>
      {/* The focus must get in, so that the arrow keys scroll. */}
      <div className="pdf-pages" tabIndex={0} role="group" aria-label={name}>
        {Array.from({length: pdf.numPages}, (_, index) => (
          <Page
            key={index}
            pdf={pdf}
            number={index + 1}
            zoom={zoom}
            marks={marks?.filter(({page}) => page === index + 1)}
          />
        ))}
      </div>
    </section>
  );
}

interface PageProps {
  pdf: PdfDocument;
  number: number;
  zoom: number;
  marks: PageMark[] | undefined;
}

function Page({pdf, number, zoom, marks}: PageProps) {
  const {t} = useTranslation();
  const {frame, canvas, isNear, style} = useDrawnPage(pdf, number, zoom);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isNear) return;
    let isStale = false;
    void (async () => {
      const page = await pdf.getPage(number);
      const content = await textOf(page);
      const [container, width] = [layer.current, frame.current?.clientWidth ?? 0];
      if (isStale || container === null || width === 0) return;
      const viewport = page.getViewport({scale: width / page.getViewport({scale: 1}).width});
      container.replaceChildren();
      container.style.setProperty('--scale-factor', String(viewport.scale));
      await layText(content, container, viewport);
    })().catch(() => {}); // laid anew, or the page is gone
    return () => {
      isStale = true;
    };
  }, [isNear, number, pdf, zoom, frame]);
  return (
    <div ref={frame} className="pdf-page" style={style}>
      <canvas ref={canvas} role="img" aria-label={t('document.page', {page: number, total: pdf.numPages})} />
      <div ref={layer} className="pdf-text" />
      {marks && <PageMarks marks={marks} />}
    </div>
  );
}
