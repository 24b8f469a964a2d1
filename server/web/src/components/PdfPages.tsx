import {MinusOutlined, PlusOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Loading} from './Loading';
import {PageMarks, type PageMark} from './PageMarks';
import {openPdf, type PdfDocument} from './pdf';
import {ProblemAlert} from './ProblemAlert';

const ZOOM_STEP = 1.25;
const ZOOM_MOST = 4;
const ZOOM_LEAST = 0.5;
const A4 = 297 / 210;

interface Props {
  url: string;
  name: string;
  marks?: PageMark[] | undefined;
}

/** All pages of a PDF under each other; a page is drawn when it comes near. Its own chunk: pdf.js is large. */
export default function PdfPages({url, name, marks}: Props) {
  const {t} = useTranslation();
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
        <Button
          icon={<MinusOutlined />}
          aria-label={t('document.zoomOut')}
          onClick={() => setZoom(Math.max(ZOOM_LEAST, zoom / ZOOM_STEP))}
        />
        <span className="number">{Math.round(zoom * 100)} %</span>
        <Button
          icon={<PlusOutlined />}
          aria-label={t('document.zoomIn')}
          onClick={() => setZoom(Math.min(ZOOM_MOST, zoom * ZOOM_STEP))}
        />
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
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setIsNear] = useState(number === 1);
  const [ratio, setRatio] = useState(A4);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsNear(true), {
      rootMargin: '800px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear) return;
    let isStale = false;
    let cancel = () => {};
    void (async () => {
      const page = await pdf.getPage(number);
      const [target, width] = [canvas.current, frame.current?.clientWidth ?? 0];
      if (isStale || target === null || width === 0) return;
      const natural = page.getViewport({scale: 1});
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({scale: (width / natural.width) * Math.min(window.devicePixelRatio, 2)});
      target.width = viewport.width;
      target.height = viewport.height;
      const task = page.render({canvasContext: target.getContext('2d')!, viewport});
      cancel = () => task.cancel();
      await task.promise;
    })().catch(() => {}); // drawn anew, or the page is gone
    return () => {
      isStale = true;
      cancel();
    };
  }, [isNear, number, pdf, zoom]);
  return (
    <div ref={frame} className="pdf-page" style={{width: `${zoom * 100}%`, aspectRatio: `1 / ${ratio}`}}>
      <canvas ref={canvas} role="img" aria-label={t('document.page', {page: number, total: pdf.numPages})} />
      {marks && <PageMarks marks={marks} />}
    </div>
  );
}
