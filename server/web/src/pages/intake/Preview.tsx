import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Facts} from '@/components/Facts';
import {FilePreview} from '@/components/FilePreview';
import {FileSelect} from '@/components/FileSelect';
import type {PageMark} from '@/components/PageMarks';
import type {Filed, Proposals} from './queries';

/** The file on show, boxes where the proposals stand; of a file without pages the words that were read. */
export function Preview({filed, proposals, marks}: {filed: Filed; proposals: Proposals | null; marks: PageMark[]}) {
  const {t} = useTranslation();
  const [position, setPosition] = useState(1);
  const {files, urlOf} = filed;
  const file = files[position - 1];
  const hasPages = /pdf|png|jpeg/.test(file?.media_type ?? '');
  return (
    <section className="intake-preview" aria-label={t('intake.preview')}>
      <FileSelect files={files} position={position} choose={setPosition} />
      {file && (
        <FilePreview
          url={urlOf(position)}
          name={file.name}
          mediaType={file.media_type}
          marks={position === 1 ? marks : []}
        />
      )}
      {!hasPages && proposals !== null && position === 1 && (
        <Facts facts={proposals.fields.map(({label, value}) => [label, value])} />
      )}
    </section>
  );
}
