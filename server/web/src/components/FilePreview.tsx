import {DownloadOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {lazy, Suspense} from 'react';
import {useTranslation} from 'react-i18next';
import {EmptyState} from './EmptyState';
import {Loading} from './Loading';

const PdfPages = lazy(() => import('./PdfPages'));
const DocxPages = lazy(() => import('./DocxPages'));

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file as far as the browser can show it. `url` answers the bytes. */
export function FilePreview({url, name, mediaType}: {url: string; name: string; mediaType: string}) {
  const {t} = useTranslation();
  if (mediaType === 'application/pdf')
    return (
      <Suspense fallback={<Loading rows={12} />}>
        <PdfPages key={url} url={url} name={name} />
      </Suspense>
    );
  if (mediaType === DOCX)
    return (
      <Suspense fallback={<Loading rows={12} />}>
        <DocxPages key={url} url={url} name={name} />
      </Suspense>
    );
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return <img className="image-preview" src={url} alt={name} />;
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
