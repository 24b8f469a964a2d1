import {DownloadOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {FilePreview} from '@/components/FilePreview';
import {formatSize} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {fileUrl} from './queries';

/** The files, the first of them on show. What became of their texts and signatures stands beside each. */
export function Files({document}: {document: Document}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const [position, setPosition] = useState(1);
  const files = document.files ?? [];
  const shown = files[position - 1];
  if (shown === undefined)
    return (
      <section className="document-files" aria-label={t('document.files')}>
        <EmptyState title={t('document.noFiles')} text={t('document.noFilesText')} />
      </section>
    );
  const isScan = document.extraction?.[position - 1]?.state === 'text_after_ocr';
  return (
    <section className="document-files" aria-label={t('document.files')}>
      <ul className="file-list">
        {files.map((file, index) => {
          const signature = document.signatures?.find((each) => each.file === index + 1);
          const reading = document.extraction?.[index];
          return (
            <li key={file.digest + index} className={index + 1 === position ? 'chosen' : undefined}>
              <button type="button" aria-pressed={index + 1 === position} onClick={() => setPosition(index + 1)}>
                <span className="file-name">{file.title || file.name}</span>
                <small>
                  {[formatSize(file.size), word(reading?.label ?? ''), word(signature?.label ?? '')]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {reading?.reason && <small>{word(reading.reason)}</small>}
              </button>
              <Button
                type="text"
                icon={<DownloadOutlined />}
                aria-label={t('document.downloadNamed', {name: file.name})}
                title={t('document.download')}
                href={fileUrl(document.id, index + 1)}
                download={file.name}
              />
            </li>
          );
        })}
      </ul>
      {isScan && <p className="muted">{t('document.scan')}</p>}
      <FilePreview
        url={isScan ? `${fileUrl(document.id, position)}/searchable` : fileUrl(document.id, position)}
        name={shown.name}
        mediaType={isScan ? 'application/pdf' : shown.media_type}
      />
    </section>
  );
}
