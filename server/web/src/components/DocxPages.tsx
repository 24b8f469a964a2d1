import {renderAsync} from 'docx-preview';
import {useEffect, useRef, useState} from 'react';
import {fetchBytes} from '@/api/client';
import {Loading} from './Loading';
import {ProblemAlert} from './ProblemAlert';

const MARGIN = 24;

/**
 * The pages of a Word file, about as Word lays them out. They stand in a frame of their own in which no script runs and
 * from which no link leads away: the file came from outside. Its own chunk.
 */
export default function DocxPages({url, name}: {url: string; name: string}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const aborting = new AbortController();
    let watch: ResizeObserver | null = null;
    const element = frame.current;
    const page = element?.contentDocument;
    if (!element || !page) return;
    draw(page, url, aborting.signal)
      .then(() => {
        if (aborting.signal.aborted) return;
        watch = new ResizeObserver(() => fit(page, element.clientWidth));
        watch.observe(element);
        setIsDrawn(true);
      })
      .catch((failure: unknown) => {
        if (!aborting.signal.aborted) setError(failure);
      });
    return () => {
      aborting.abort();
      watch?.disconnect();
    };
  }, [url, attempt]);
  if (error !== null)
    return (
      <ProblemAlert
        error={error}
        retry={() => {
          setError(null);
          setAttempt(attempt + 1);
        }}
      />
    );
  return (
    <>
      {!isDrawn && <Loading rows={12} />}
      <iframe ref={frame} className="docx-pages" hidden={!isDrawn} title={name} sandbox="allow-same-origin" />
    </>
  );
}

async function draw(page: Document, url: string, signal: AbortSignal) {
  const bytes = await fetchBytes(url, signal);
  page.body.replaceChildren();
  page.head.replaceChildren();
  await renderAsync(bytes, page.body, page.head, {useBase64URL: true, experimental: true});
  for (const link of page.querySelectorAll('a[href]')) link.removeAttribute('href');
  const style = page.createElement('style');
  style.textContent = 'body{margin:0} .docx-wrapper{background:none!important;padding:12px!important}';
  page.head.append(style);
}

/** A page is as wide as its paper: on a phone all of it is made smaller. */
function fit(page: Document, width: number) {
  const paper = page.querySelector<HTMLElement>('section.docx');
  if (paper === null) return;
  page.body.style.setProperty('zoom', '1');
  page.body.style.setProperty('zoom', String(Math.min(1, (width - MARGIN) / paper.offsetWidth)));
}
