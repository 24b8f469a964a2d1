import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import type {Document} from '@/api/types';
import {Sending} from '@/components/Sending';

/** The number, and the way to those who receive it. */
export function Issued({document, again}: {document: Document; again: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <div className="outgoing-issued" role="status">
        <span>{t('outgoing.issued')}</span>
        <strong className="number">{document.code}</strong>
        <Link to={`/documents/${document.id}`}>{document.subject}</Link>
        <div>
          <Button onClick={() => navigate(`/documents/${document.id}?tab=deliveries`)}>{t('outgoing.watch')}</Button>
          <Button onClick={again}>{t('outgoing.another')}</Button>
        </div>
      </div>
      <section className="outgoing-receipts" aria-label={t('outgoing.receipts')}>
        <h2>{t('outgoing.receipts')}</h2>
        <Sending id={document.id} isNext />
      </section>
    </>
  );
}
