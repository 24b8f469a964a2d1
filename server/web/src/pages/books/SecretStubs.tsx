import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {DateBox} from '@/components/DateBox';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate} from '@/habits/format';
import {filled} from './NumberDialogs';
import {stubsOf, type Book} from './queries';

type Fields = Schemas['SecretStubRequest'];
const DEGREES = ['mat', 'toi_mat', 'tuyet_mat'] as const;

/** Numbers of secret documents: number, day and degree are all that is kept here. */
export function SecretStubs({book, year}: {book: Book; year: number}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {data, error, refetch} = useQuery(stubsOf(book.id, year));
  const [isAsking, setAsking] = useState(false);
  const [toast, holder] = message.useMessage();
  return (
    <section className="books-series" aria-label={t('books.stubs.title')}>
      {holder}
      <div className="books-tools">
        <h3>{t('books.stubs.title')}</h3>
        {book.state === 'open' && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('books.stubs.take')}
          </Button>
        )}
      </div>
      <p className="muted">{t('books.stubs.text')}</p>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : data.length === 0 ? (
        <EmptyState title={t('books.stubs.empty')} text={t('books.stubs.emptyText')} />
      ) : (
        <DataTable
          label={t('books.stubs.title')}
          rows={data}
          keyOf={({key, number}) => `${key ?? ''} ${number}`}
          columns={[
            {key: 'number', title: t('books.number'), show: ({number}) => number},
            {key: 'day', title: t('books.stubs.day'), show: ({date}) => formatDate(date)},
            {key: 'degree', title: t('books.stubs.secrecy'), show: ({secrecy}) => t(`books.stubs.degrees.${secrecy}`)},
            {key: 'reason', title: t('books.stubs.numberReason'), show: ({number_reason: reason}) => reason},
          ]}
        />
      )}
      {isAsking && (
        <FormDialog<Fields, Schemas['SecretStub']>
          title={t('books.stubs.takeTitle', {book: book.name})}
          submit={t('books.stubs.take')}
          close={() => setAsking(false)}
          initial={{secrecy: 'mat'}}
          outcome={() => t('books.stubs.takeText')}
          send={async (fields, key) => {
            const params = {path: {id: book.id}, header: {'Idempotency-Key': key}};
            return body(await api.POST('/api/v1/books/{id}/secret-stubs', {params, body: filled(fields)}));
          }}
          done={({number}) => {
            void toast.success(t('books.stubs.done', {number}));
            void client.invalidateQueries({queryKey: ['books']});
          }}
        >
          <Form.Item name="secrecy" label={t('books.stubs.secrecy')} required>
            <FormSelect options={DEGREES.map((value) => ({value, label: t(`books.stubs.degrees.${value}`)}))} />
          </Form.Item>
          <Form.Item name="date" label={t('books.stubs.day')} extra={t('books.stubs.dayHelp')}>
            <DateBox />
          </Form.Item>
          <Form.Item name="number" label={t('books.number')} extra={t('books.stubs.numberHelp')}>
            <Input maxLength={10} />
          </Form.Item>
          <Form.Item name="number_reason" label={t('books.stubs.numberReason')}>
            <Input maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
