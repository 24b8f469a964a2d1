import {Button} from 'antd';
import {useEffect, useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
import {Prints} from '@/components/Prints';
import type {Entry} from './Queue';

interface Props {
  document: Document;
  next: Entry | undefined;
  open: (key: string) => void;
}

/** The number that the document got, and what is printed for it. */
export function Saved({document, next, open}: Props) {
  const {t} = useTranslation();
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => onward.current?.focus(), [document.id]);
  return (
    <div className="intake-saved" role="status">
      <div>
        <span>{t('intake.arrivalNumber')}</span>
        <strong className="number" data-number={document.registry_number}>
          {document.registry_number}
        </strong>
      </div>
      <p>
        {document.code && <span className="number strong">{document.code} </span>}
        <Link to={`/documents/${document.id}`}>{document.subject}</Link>
      </p>
      <Prints document={document} label={t('intake.done')} />
      {next && (
        <Button ref={onward} type="primary" onClick={() => open(next.key)}>
          {t('intake.goOn')}
        </Button>
      )}
    </div>
  );
}
