import {Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import type {Book} from './queries';

interface Props {
  book: Book;
  year: number;
  done: (words: string) => void;
  close: () => void;
}
export interface VoidStart {
  number: string;
  key: string;
}

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
      <Form.Item name="held_for" label={t('books.heldFor')}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="purpose" label={t('books.purpose')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="until" label={t('books.until')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="number" label={t('books.number')} extra={t('books.numberNext')}>
        <Input maxLength={10} />
      </Form.Item>
    </FormDialog>
  );
}

interface Voiding {
  key?: string;
  number: string;
  reason: string;
}

export function VoidDialog({book, year, start, done, close}: Props & {start: VoidStart}) {
  const {t} = useTranslation();
  return (
    <FormDialog<Voiding, {number: string}>
      title={t('books.voidTitle', {book: book.name})}
      submit={t('books.void')}
      close={close}
      isDangerous
      initial={start}
      outcome={() => t('books.voidText')}
      send={async (values, key) =>
        body(
          await api.POST('/api/v1/books/{id}/voided-numbers', {
            params: {path: {id: book.id}, header: {'Idempotency-Key': key}},
            body: {...filled({...start, ...values}), year},
          }),
        )
      }
      done={({number}) => done(t('books.voided', {number}))}
    >
      <KeyField book={book} />
      <Form.Item name="number" label={t('books.number')}>
        <Input autoFocus={start.number === ''} maxLength={10} />
      </Form.Item>
      <Form.Item name="reason" label={t('books.reason')}>
        <Input autoFocus={start.number !== ''} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
