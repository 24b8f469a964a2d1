import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
import {DueText} from '@/components/DueText';
import {UrgencyMark} from '@/components/UrgencyMark';
import {formatDate} from '@/habits/format';

interface Props {
  document: Document;
  typeName: (code: string) => string;
  /** Where it leads. */
  place: string;
}

export function DocumentRow({document, typeName, place}: Props) {
  const {t} = useTranslation();
  return (
    <Link className="row" to={place}>
      <span className="row-main">
        <UrgencyMark urgency={document.urgency} />
        <span className="row-title">{document.subject}</span>
      </span>
      <span className="row-notes">
        <span className={`kind ${document.direction}`}>{t(`documents.${document.direction}`)}</span>
        <span className="number strong">{document.code}</span>
        {document.registry_number && (
          <span className="number">{t('work.number', {number: document.registry_number})}</span>
        )}
        {document.type && <span>{typeName(document.type)}</span>}
        {document.issuer_name && <span className="row-words">{document.issuer_name}</span>}
      </span>
      <span className="row-side">
        <span className="number">{formatDate(document.arrival_date ?? document.issued_date)}</span>
        <DueText date={document.due_date} />
      </span>
    </Link>
  );
}
