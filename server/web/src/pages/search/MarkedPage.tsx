import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useDrawnPage} from '@/components/drawn_page';
import {layText, type PdfDocument} from '@/components/pdf';
import {markPieces, type PageText} from './pdf_marks';
import type {Range} from './page_text';

interface Props {
  pdf: PdfDocument;
  number: number;
  zoom: number;
  text: PageText | undefined;
  places: Range[];
  /** The place that was gone to, when it is on this page. */
  current: number | undefined;
}

/** One page: drawn when it comes near, its text over it with the places marked. */
export function MarkedPage({pdf, number, zoom, text, places, current}: Props) {
  const {t} = useTranslation();
  const {frame, canvas, isNear, show, style} = useDrawnPage(pdf, number, zoom);
  const layer = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState(0);
  // Every page that is read makes the places anew; most stay as they were.
  const placesNow = useRef(places);
  placesNow.current = places;
  const placesKey = places.join(' ');
  useEffect(() => {
    if (!isNear || text === undefined) return;
    let isStale = false;
    void (async () => {
      const page = await pdf.getPage(number);
      const [container, width] = [layer.current, frame.current?.clientWidth ?? 0];
      if (isStale || container === null || width === 0) return;
      const viewport = page.getViewport({scale: width / page.getViewport({scale: 1}).width});
      const fresh = document.createElement('div');
      fresh.className = 'pdf-text';
      fresh.style.setProperty('--scale-factor', String(viewport.scale));
      const pieces = await layText(text.content, fresh, viewport);
      if (isStale) return;
      markPieces(pieces, text, placesNow.current);
      container.replaceChildren(fresh);
      setLaid((before) => before + 1);
    })().catch(() => {}); // laid anew, or the page is gone
    return () => {
      isStale = true;
    };
  }, [isNear, number, pdf, zoom, text, placesKey]);
  useEffect(() => {
    if (current === undefined) return;
    show();
    const marks = [...(layer.current?.querySelectorAll<HTMLElement>('mark') ?? [])];
    for (const mark of marks) mark.classList.toggle('current', mark.dataset.place === String(current));
    const target = marks.find((mark) => mark.dataset.place === String(current)) ?? frame.current;
    scrollWithin(target);
    return () => {
      for (const mark of marks) mark.classList.remove('current');
    };
  }, [current, laid]);
  return (
    <div ref={frame} className="pdf-page" style={style}>
      <canvas ref={canvas} role="img" aria-label={t('document.page', {page: number, total: pdf.numPages})} />
      <div ref={layer} />
    </div>
  );
}

/** Brings it into the middle of the pages; the list beside them stays where it is. */
function scrollWithin(target: HTMLElement | null | undefined) {
  const pages = target?.closest('.pdf-pages');
  if (!target || !pages) return;
  const [box, outer] = [target.getBoundingClientRect(), pages.getBoundingClientRect()];
  pages.scrollTop += box.top - outer.top - Math.max(0, (outer.height - box.height) / 2);
}
