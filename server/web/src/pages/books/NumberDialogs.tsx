import {Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {formatNumber} from '@/habits/format';
import type {Book, Voided} from './queries';

interface Props {
  book: Book;
  year: number;
  done: (words: string) => void;
  close: () => void;
}
export interface VoidStart {
  number: string;
  /** The end of a span of missing numbers; '' for one number. */
  last_number: string;
  key: string;
}
export const NO_NUMBER: VoidStart = {number: '', last_number: '', key: ''};

/** Only what was filled in. */
export const filled = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T;

function KeyField({book}: {book: Book}) {
  const {t} = useTranslation();
  const keys = book.separate_types ?? [];
  if (keys.length === 0) return null;
  const options = [{value: '', label: t('books.common')}, ...keys.map((key) => ({value: key, label: key}))];
  return (
    <Form.Item name="key" label={t('books.series')}>
      <Select options={options} />
    </Form.Item>
  );
}

interface Reservation {
  key?: string;
  number?: string;
  held_for: string;
  until: string;
  purpose: string;
}

export function ReserveDialog({book, year, done, close}: Props) {
  const {t} = useTranslation();
  return (
    <FormDialog<Reservation, {number: string}>
      title={t('books.reserveTitle', {book: book.name})}
      submit={t('books.reserve')}
      close={close}
      outcome={() => t('books.reserveText')}
      send={async (values, key) =>
        body(
          await api.POST('/api/v1/books/{id}/reserved-numbers', {
            params: {path: {id: book.id}, header: {'Idempotency-Key': key}},
            body: {...filled(values), year},
          }),
        )
      }
      done={({number}) => done(t('books.reserved_', {number}))}
    >
      <KeyField book={book} />
      <Form.Item name="held_for" required label={t('books.heldFor')}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="purpose" required label={t('books.purpose')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="until" required label={t('books.until')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="number" label={t('books.number')} extra={t('books.numberNext')}>
        <Input maxLength={10} />
      </Form.Item>
    </FormDialog>
  );
}

interface Voiding extends VoidStart {
  reason: string;
}

/** How many numbers that is; 0 while it cannot be told. */
function countOf({number, last_number}: Partial<Voiding>): number {
  const last = last_number?.trim() || number?.trim();
  if (!last) return 0;
  if (last === number?.trim()) return 1;
  const count = Number(last) - Number(number) + 1;
  return count > 0 ? count : 0;
}

/** One number, or a span of missing ones, each of which gets the same reason. */
export function VoidDialog({book, year, start, done, close}: Props & {start: VoidStart}) {
  const {t} = useTranslation();
  const counted = (fields: Partial<Voiding>) => ({
    number: formatNumber(countOf(fields)),
    first: fields.number ?? '',
    last: fields.last_number ?? '',
  });
  return (
    <FormDialog<Voiding, Voided>
      title={t('books.voidTitle', {book: book.name})}
      submit={(fields) => (countOf(fields) > 1 ? t('books.voidCount', counted(fields)) : t('books.void'))}
      close={close}
      cancel={t('books.voidNot')}
      isDangerous
      initial={start}
      outcome={(fields) => (
        <>
          {countOf(fields) > 1 && <p>{t('books.voidSpan', counted(fields))}</p>}
          {t('books.voidText')}
        </>
      )}
      send={async (values, key) => {
        const {last_number, ...one} = {...start, ...values};
        const span = last_number && last_number !== one.number ? {last_number} : {};
        return body(
          await api.POST('/api/v1/books/{id}/voided-numbers', {
            params: {path: {id: book.id}, header: {'Idempotency-Key': key}},
            body: {...filled(one), ...span, year},
          }),
        );
      }}
      done={({number, last_number}) =>
        done(last_number ? t('books.voidedSpan', {first: number, last: last_number}) : t('books.voided', {number}))
      }
    >
      <KeyField book={book} />
      <div className="books-span">
        <Form.Item name="number" required label={t('books.number')}>
          <Input maxLength={10} />
        </Form.Item>
        <Form.Item name="last_number" label={t('books.lastNumber')} extra={t('books.lastNumberText')}>
          <Input maxLength={9} />
        </Form.Item>
      </div>
      <Form.Item name="reason" required label={t('books.reason')}>
        <Input {...(start.number !== '' && {'data-first': true})} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
