import {DownloadOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {lazy, Suspense} from 'react';
import {useTranslation} from 'react-i18next';
import {EmptyState} from './EmptyState';
import {Loading} from './Loading';
import {PageMarks, type PageMark} from './PageMarks';

const PdfPages = lazy(() => import('./PdfPages'));
const DocxPages = lazy(() => import('./DocxPages'));

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Props {
  /** Answers the bytes. */
  url: string;
  name: string;
  mediaType: string;
  /** Boxes on the pages. */
  marks?: PageMark[];
}

/** A file as far as the browser can show it. */
export function FilePreview({url, name, mediaType, marks}: Props) {
  const {t} = useTranslation();
  if (mediaType === 'application/pdf')
    return (
      <Suspense fallback={<Loading rows={12} />}>
        <PdfPages key={url} url={url} name={name} marks={marks} />
      </Suspense>
    );
  if (mediaType === DOCX)
    return (
      <Suspense fallback={<Loading rows={12} />}>
        <DocxPages key={url} url={url} name={name} />
      </Suspense>
    );
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return (
      <div className="image-page">
        <img className="image-preview" src={url} alt={name} />
        {marks && <PageMarks marks={marks} />}
      </div>
    );
  return (
    <EmptyState
      title={t('document.noPreview')}
      text={t('document.noPreviewText')}
      action={
        <Button icon={<DownloadOutlined />} href={url} download={name}>
          {t('document.download')}
        </Button>
      }
    />
  );
}
