import {CloseOutlined, DownOutlined, ExportOutlined, UpOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Select} from 'antd';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {FilePreview} from '@/components/FilePreview';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {useShortcuts} from '@/habits/shortcuts';
import {documentOf} from './queries';

const MarkedPdf = lazy(() => import('./MarkedPdf'));

interface Props {
  id: number;
  query: string;
  /** Its place among the hits, from 0; -1 when it is not among those loaded. */
  place: number;
  total: number;
  go: (by: number) => void;
  close: () => void;
}

/** A hit beside the list it was found in. */
export default function Reader({id, query, place, total, go, close}: Props) {
  const {t} = useTranslation();
  const {data: document, error, refetch} = useQuery(documentOf(id));
  useShortcuts({Escape: close});
  const step = (by: number, label: string, icon: JSX.Element, isOff: boolean) => (
    <Button type="text" icon={icon} aria-label={label} title={label} disabled={isOff} onClick={() => go(by)} />
  );
  return (
    <section className="search-reader" aria-label={t('search.reader')}>
      <div className="search-reader-tools">
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('search.closeReader')}
          title={t('search.closeReader')}
          onClick={close}
        />
        <span className="number strong">{document?.code}</span>
        <span className="search-reader-steps">
          {place >= 0 && (
            <span className="number muted">
              {t('search.place', {place: formatNumber(place + 1), total: formatNumber(total)})}
            </span>
          )}
          {step(-1, t('search.previousHit'), <UpOutlined />, place <= 0)}
          {step(1, t('search.nextHit'), <DownOutlined />, place < 0 || place >= total - 1)}
          <Link to={`/documents/${id}`} aria-label={t('search.fullPage')} title={t('search.fullPage')}>
            <ExportOutlined />
          </Link>
        </span>
      </div>
      {document && <h2>{document.subject}</h2>}
      <ProblemAlert error={error} retry={() => void refetch()} />
      {document === undefined && !error && <Loading rows={10} />}
      {document && <File key={id} document={document} query={query} />}
    </section>
  );
}

function File({document, query}: {document: Document; query: string}) {
  const {t} = useTranslation();
  const [position, setPosition] = useState(1);
  const files = document.files ?? [];
  const file = files[position - 1];
  if (file === undefined) return <EmptyState title={t('document.noFiles')} text={t('document.noFilesText')} />;
  const isScan = document.extraction?.[position - 1]?.state === 'text_after_ocr';
  const address = `/api/v1/documents/${document.id}/files/${position}`;
  return (
    <>
      {(files.length > 1 || isScan) && (
        <div className="search-file">
          {files.length > 1 && (
            <Select
              size="small"
              aria-label={t('search.file')}
              value={position}
              options={files.map(({title, name}, index) => ({value: index + 1, label: title || name}))}
              onChange={setPosition}
            />
          )}
          {isScan && <small>{t('search.scan')}</small>}
        </div>
      )}
      {isScan || file.media_type === 'application/pdf' ? (
        <Suspense fallback={<Loading rows={10} />}>
          <MarkedPdf
            key={position}
            url={isScan ? `${address}/searchable` : address}
            name={file.title || file.name}
            query={query}
          />
        </Suspense>
      ) : (
        <FilePreview url={address} name={file.name} mediaType={file.media_type} />
      )}
    </>
  );
}
