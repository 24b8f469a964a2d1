import {ArrowLeftOutlined, UploadOutlined} from '@ant-design/icons';
import {useMutation, useQuery} from '@tanstack/react-query';
import {Button, Select} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useParams} from 'react-router-dom';
import {books} from '@/api/books';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useShortcuts} from '@/habits/shortcuts';
import {ImportColumns} from './ImportColumns';
import type {Book} from './queries';
import {MOST_BYTES, readTable, type Sheet} from './read_table';
import './books.css';

/** An old register from a file into a book: the file, what its columns tell, a trial, the import. */
export function Component() {
  const {t} = useTranslation();
  const id = Number(useParams().id);
  const {data, error, refetch} = useQuery(books);
  const book = data?.find((each) => each.id === id);
  return (
    <>
      <PageHeader
        title={book ? t('books.import.title', {book: book.name}) : t('books.import.short')}
        note={
          <Link to={`/books?book=${id}`}>
            <ArrowLeftOutlined /> {t('books.title')}
          </Link>
        }
      />
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : book === undefined ? (
        <EmptyState title={t('books.import.noBook')} text={t('books.emptyText')} />
      ) : (
        <FromFile book={book} />
      )}
    </>
  );
}

interface Read {
  name: string;
  sheets: Sheet[];
}

/** Before the table there may be a cover. */
const longest = (sheets: Sheet[]) =>
  sheets.reduce((best, {rows}, place) => (rows.length > (sheets[best]?.rows.length ?? 0) ? place : best), 0);

function FromFile({book}: {book: Book}) {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState(0);
  const [isTooLarge, setTooLarge] = useState(false);
  const read = useMutation({
    mutationFn: async (file: File): Promise<Read> => ({name: file.name, sheets: await readTable(file)}),
    onSuccess: ({sheets}) => setPlace(longest(sheets)),
  });
  const choose = () => input.current?.click();
  useShortcuts({t: choose});
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) read.mutate(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {(read.isError || isTooLarge) && (
        <p role="alert" className="field-error">
          {t(isTooLarge ? 'books.import.tooLarge' : 'books.import.unreadable')}
        </p>
      )}
      {read.isPending ? (
        <Loading rows={8} />
      ) : read.data === undefined ? (
        <EmptyState
          title={t('books.import.chooseTitle')}
          text={t('books.import.chooseText')}
          action={
            <Button type="primary" icon={<UploadOutlined />} onClick={choose}>
              {t('books.import.choose')}
            </Button>
          }
        />
      ) : (
        <>
          <p className="books-import-file">
            <strong>{read.data.name}</strong>
            {read.data.sheets.length > 1 && (
              <Select
                virtual={false}
                size="small"
                aria-label={t('books.import.sheet')}
                value={place}
                options={read.data.sheets.map(({name}, value) => ({value, label: name}))}
                onChange={setPlace}
              />
            )}
            <Button size="small" onClick={choose}>
              {t('books.import.other')}
            </Button>
          </p>
          <ImportColumns
            key={`${read.submittedAt} ${place}`}
            book={book}
            rows={read.data.sheets[place]?.rows ?? []}
            file={read.data.name}
            mark={`${read.submittedAt} ${place}`}
          />
        </>
      )}
    </>
  );
}
