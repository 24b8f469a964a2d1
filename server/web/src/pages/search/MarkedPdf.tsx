import {DownOutlined, UpOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useEffect, useMemo, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Loading} from '@/components/Loading';
import {openPdf, textOf, type PdfDocument} from '@/components/pdf';
import {ProblemAlert} from '@/components/ProblemAlert';
import {ZoomTools} from '@/components/ZoomTools';
import {formatNumber} from '@/habits/format';
import {useShortcuts} from '@/habits/shortcuts';
import {MarkedPage} from './MarkedPage';
import {runsOf} from './page_text';
import {pageTextOf, placesIn, type PageText} from './pdf_marks';

/** Beyond these pages of one file nothing is looked for: what is found there is not what was asked. */
const PAGES_MOST = 300;

/** A PDF with the words of the query marked on its pages. Its own chunk: pdf.js is large. */
export default function MarkedPdf({url, name, query}: {url: string; name: string; query: string}) {
  const {t} = useTranslation();
  const [attempt, setAttempt] = useState(0);
  const {pdf, texts, isRead, error} = useTexts(url, attempt);
  const runs = useMemo(() => runsOf(query), [query]);
  const places = useMemo(() => placesIn(texts, runs), [texts, runs]);
  const marks = useMemo(
    () => places.flatMap((ranges, page) => ranges.map((_, place) => ({page: page + 1, place}))),
    [places],
  );
  const [at, setAt] = useState(-1);
  const [zoom, setZoom] = useState(1);
  const current = marks[at];
  const go = (by: number) => marks.length > 0 && setAt((before) => (before + by + marks.length) % marks.length);
  useEffect(() => {
    // The first mark is shown as soon as one is known; later ones do not move the page.
    if (at === -1 && marks.length > 0) setAt(0);
  }, [at, marks.length]);
  useShortcuts({'.': () => go(1), ',': () => go(-1)}, {enabled: marks.length > 0});
  if (error !== null) return <ProblemAlert error={error} retry={() => setAttempt(attempt + 1)} />;
  if (pdf === null) return <Loading rows={12} />;
  return (
    <section className="pdf" aria-label={name}>
      <div className="pdf-tools">
        <ZoomTools zoom={zoom} onChange={setZoom} size="small" />
        {runs.length > 0 && (
          <div className="search-matches">
            <span className="number" role="status">
              {marks.length > 0
                ? t('search.matches', {place: formatNumber(at + 1), count: formatNumber(marks.length)})
                : t(isRead ? 'search.matchesNone' : 'search.matchesCounting')}
            </span>
            {marks.length > 0 && (
              <>
                <Button
                  size="small"
                  icon={<UpOutlined />}
                  aria-label={t('search.previousMatch')}
                  title={t('search.previousMatch')}
                  onClick={() => go(-1)}
                />
                <Button
                  size="small"
                  icon={<DownOutlined />}
                  aria-label={t('search.nextMatch')}
                  title={t('search.nextMatch')}
                  onClick={() => go(1)}
                />
              </>
            )}
          </div>
        )}
      </div>
      {/* The focus must get in, so that the arrow keys scroll. */}
      <div className="pdf-pages" tabIndex={0} role="group" aria-label={name}>
        {Array.from({length: pdf.numPages}, (_, index) => (
          <MarkedPage
            key={index}
            pdf={pdf}
            number={index + 1}
            zoom={zoom}
            text={texts[index]}
            places={places[index] ?? []}
            current={current?.page === index + 1 ? current.place : undefined}
          />
        ))}
      </div>
    </section>
  );
}

/** The file, and the text of its pages as it is read, one after the other. */
function useTexts(url: string, attempt: number) {
  const [pdf, setPdf] = useState<PdfDocument | null>(null);
  const [texts, setTexts] = useState<PageText[]>([]);
  const [isRead, setRead] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const opened = useRef<PdfDocument | null>(null);
  useEffect(() => {
    const aborting = new AbortController();
    const {signal} = aborting;
    setError(null);
    void (async () => {
      const document = await openPdf(url, signal);
      opened.current = document;
      if (signal.aborted) return void document.destroy();
      setPdf(document);
      for (let number = 1; number <= Math.min(document.numPages, PAGES_MOST); number += 1) {
        const text = pageTextOf(await textOf(await document.getPage(number)));
        if (signal.aborted) return;
        setTexts((before) => [...before, text]);
      }
      setRead(true);
    })().catch((failure: unknown) => {
      if (!signal.aborted) setError(failure);
    });
    return () => {
      aborting.abort();
      void opened.current?.destroy();
      opened.current = null;
      setPdf(null);
      setTexts([]);
      setRead(false);
    };
  }, [url, attempt]);
  return {pdf, texts, isRead, error};
}
