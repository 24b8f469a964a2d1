import {useEffect, useRef, useState} from 'react';
import type {PdfDocument} from './pdf';

const A4 = 297 / 210;

/**
 * A page of a PDF, drawn into `canvas` as wide as `frame` when it comes near; `show` says that it is near now. `style` gives
 * the frame the shape of the paper.
 */
export function useDrawnPage(pdf: PdfDocument, number: number, zoom: number) {
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
  const style = {width: `${zoom * 100}%`, aspectRatio: `1 / ${ratio}`};
  return {frame, canvas, isNear, show: () => setIsNear(true), style};
}
