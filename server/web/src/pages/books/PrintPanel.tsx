import {FileExcelOutlined, FilePdfOutlined, FileWordOutlined} from '@ant-design/icons';
import {Button, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {DateBox} from '@/components/DateBox';
import type {Book} from './queries';

const KINDS = {incoming: ['den', 'theo_doi'], outgoing: ['di', 'chuyen_giao', 'ban_luu']} as const;
const FORMATS = [
  ['pdf', 'PDF', <FilePdfOutlined key="pdf" />],
  ['xlsx', 'Excel', <FileExcelOutlined key="xlsx" />],
  ['docx', 'Word', <FileWordOutlined key="docx" />],
] as const;

/** The register by the forms of the decree, for days of one year. */
export function PrintPanel({book, year}: {book: Book; year: number}) {
  const {t} = useTranslation();
  const kinds = KINDS[book.direction];
  const [kind, setKind] = useState<(typeof kinds)[number]>(kinds[0]);
  const [from, setFrom] = useState(`${year}-01-01`);
  const [to, setTo] = useState(`${year}-12-31`);
  const query = new URLSearchParams({book: String(book.id), unit: String(book.organisation), from, to}).toString();
  const days: [string, string, (day: string) => void][] = [
    [t('books.from'), from, setFrom],
    [t('books.to'), to, setTo],
  ];
  return (
    <section className="books-print" aria-label={t('books.print')}>
      <h3>{t('books.print')}</h3>
      <div>
        <Select
          aria-label={t('books.kind')}
          value={kind}
          options={kinds.map((value) => ({value, label: t(`books.kinds.${value}`)}))}
          onChange={setKind}
        />
        {days.map(([label, day, set]) => (
          <label key={label}>
            {label}
            <DateBox value={day} onChange={(typed) => set(typed ?? '')} />
          </label>
        ))}
        <span className="books-formats">
          {FORMATS.map(([format, name, icon]) => (
            <Button
              key={format}
              icon={icon}
              href={`/api/v1/registers/${kind}?${query}&format=${format}`}
              target="_blank"
            >
              {name}
            </Button>
          ))}
        </span>
      </div>
    </section>
  );
}
