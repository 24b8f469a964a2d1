import {PrinterOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {fileUrl} from '@/api/documents';
import type {Document} from '@/api/types';
import './prints.css';

/** What is printed of a registered document: its line in its own book, and for one that came its stamp, copies and slip. */
export function Prints({document, label}: {document: Document; label: string}) {
  const {t} = useTranslation();
  const {id, direction, files = []} = document;
  const line = lineOf(document);
  const prints = [
    ...(line ? [{words: t('intake.printLine'), href: line}] : []),
    ...(direction === 'incoming'
      ? [
          {words: t('intake.printStamp'), href: `/api/v1/documents/${id}/stamp`},
          ...files.map(({name}, place) => ({
            words: files.length > 1 ? t('registered.print.copyOf', {name}) : t('intake.printCopy'),
            href: `${fileUrl(id, place + 1)}/stamped-copy`,
          })),
          {words: t('intake.printSlip'), href: `/api/v1/documents/${id}/handling-slip`},
        ]
      : []),
  ];
  return (
    <ul className="prints" aria-label={label}>
      {prints.map(({words, href}) => (
        <li key={href}>
          <Button size="small" icon={<PrinterOutlined />} href={href} target="_blank">
            {words}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Nothing for a document without a number or a day in a book. */
function lineOf({id, direction, book, registry_number: number, arrival_date, issued_date}: Document) {
  const isIncoming = direction === 'incoming';
  const day = isIncoming ? arrival_date : issued_date;
  if (book === undefined || number === undefined || day === undefined || direction === 'archived') return undefined;
  const query = new URLSearchParams({book: String(book), document: String(id), from: day, to: day, format: 'pdf'});
  return `/api/v1/registers/${isIncoming ? 'den' : 'di'}?${query}`;
}

/** Whether there is anything to print. */
export const hasPrints = (document: Document) => document.direction === 'incoming' || lineOf(document) !== undefined;
