import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {Alert, InputNumber, Select, Switch} from 'antd';
import {useId, useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {ImportRun} from './ImportRun';
import type {Book} from './queries';
import type {Rows} from './read_table';
import {columnsOf, linesOf, type Columns, type Field} from './register_import';

interface Props {
  book: Book;
  rows: Rows;
  /** Its name, and what tells it from every other file. */
  file: string;
  mark: string;
}

/** What each column tells, as the server proposes it and the clerk corrects it. */
export function ImportColumns({book, rows, file, mark}: Props) {
  const {t} = useTranslation();
  const [named, setNamed] = useState<Record<string, Field>>({});
  const [year, setYear] = useState(() => yearIn(rows));
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const {data, error, refetch, isFetching} = useQuery({
    queryKey: ['books', book.id, 'import-columns', mark, named],
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    queryFn: ({signal}) => columnsOf(book.id, rows, named, signal),
  });
  const lines = useMemo(() => (data === undefined ? [] : linesOf(rows, data)), [rows, data]);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={8} />;
  if (data.first_row === undefined)
    return (
      <Alert type="warning" showIcon message={t('books.import.noHead')} description={t('books.import.noHeadText')} />
    );
  return (
    <>
      <section className="books-import" aria-label={t('books.import.columns')}>
        <h2>{t('books.import.columns')}</h2>
        <p className="muted">{t('books.import.columnsText', {count: formatNumber(lines.length)})}</p>
        {data.missing.length > 0 && (
          <Alert
            type="warning"
            showIcon
            message={t('books.import.missing', {
              names: data.missing.map(({field}) => t(`books.import.fields.${field}`)).join(', '),
            })}
          />
        )}
        <ColumnTable data={data} rows={rows} choose={(heading, field) => setNamed({...named, [heading]: field})} />
        <div className="books-import-settings">
          <label htmlFor={`${id}year`}>{t('books.import.year')}</label>
          <InputNumber
            id={`${id}year`}
            value={year}
            min={1945}
            max={2200}
            onChange={(next) => next !== null && setYear(next)}
          />
          {data.direction === 'incoming' && (
            <span className="books-import-switch">
              <Switch id={`${id}open`} checked={isOpen} onChange={setOpen} />
              <label htmlFor={`${id}open`}>{t('books.import.open')}</label>
            </span>
          )}
        </div>
      </section>
      <ImportRun
        file={file}
        key={JSON.stringify([named, year, isOpen])}
        book={book}
        lines={lines}
        year={year}
        open={isOpen}
        isReady={data.missing.length === 0 && lines.length > 0 && !isFetching}
      />
    </>
  );
}

interface TableProps {
  data: Columns;
  rows: Rows;
  choose: (heading: string, field: Field) => void;
}

function ColumnTable({data, rows, choose}: TableProps) {
  const {t} = useTranslation();
  const first = rows[data.first_row ?? 0] ?? [];
  return (
    <DataTable
      label={t('books.import.columns')}
      rows={data.columns}
      keyOf={({column}) => column}
      columns={[
        {key: 'heading', title: t('books.import.heading'), show: ({heading}) => heading},
        {key: 'example', title: t('books.import.example'), show: ({column}) => first[column]},
        {
          key: 'field',
          title: t('books.import.field'),
          show: ({heading, field}) => (
            <Select
              virtual={false}
              className="books-import-field"
              aria-label={t('books.import.fieldOf', {heading})}
              value={field === undefined || field === 'file' ? 'ignored' : field}
              options={FIELDS.map((value) => ({value, label: t(`books.import.fields.${value}`)}))}
              onChange={(value: Field) => choose(heading, value)}
            />
          ),
        },
      ]}
    />
  );
}

const FIELDS = [
  'registry_number',
  'arrival_date',
  'issuer_name',
  'code',
  'notation',
  'issued_date',
  'type',
  'subject',
  'type_and_subject',
  'signer',
  'signer_position',
  'receivers',
  'to_places',
  'paper_place',
  'copy_count',
  'page_count',
  'due_date',
  'urgency',
  'secrecy',
  'note',
  'ignored',
] as const satisfies Field[];

/** The year that stands most often in the first lines; last year when none does. */
function yearIn(rows: Rows): number {
  const counts = new Map<number, number>();
  for (const cell of rows.slice(0, 100).flat())
    for (const [found] of cell.matchAll(/\b(?:19|20)\d\d\b/g))
      counts.set(Number(found), (counts.get(Number(found)) ?? 0) + 1);
  const [most] = [...counts].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? new Date().getFullYear() - 1;
}
