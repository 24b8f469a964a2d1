import {PrinterOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useEffect, useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
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
  const day = document.arrival_date ?? '';
  const path = `/api/v1/documents/${document.id}`;
  const prints: [string, string][] = [
    [t('intake.printLine'), `/api/v1/registers/den?from=${day}&to=${day}&format=pdf`],
    [t('intake.printStamp'), `${path}/stamp`],
    ...((document.files?.length ?? 0) > 0
      ? ([[t('intake.printCopy'), `${path}/files/1/stamped-copy`]] as [string, string][])
      : []),
    [t('intake.printSlip'), `${path}/handling-slip`],
  ];
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
      <ul aria-label={t('intake.done')}>
        {prints.map(([label, href]) => (
          <li key={href}>
            <Button size="small" icon={<PrinterOutlined />} href={href} target="_blank">
              {label}
            </Button>
          </li>
        ))}
      </ul>
      {next && (
        <Button ref={onward} type="primary" onClick={() => open(next.key)}>
          {t('intake.goOn')}
        </Button>
      )}
    </div>
  );
}
