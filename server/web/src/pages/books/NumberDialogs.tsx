import {useMutation} from '@tanstack/react-query';
import {Form, Input, Modal, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body, newKey} from '@/api/client';
import {DateBox} from '@/components/DateBox';
import {focusFirstField} from '@/components/dialog_focus';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
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

/** One key while the same thing is sent; another after it was changed. */
function useKey() {
  const [sent] = useState({words: '', key: ''});
  return (request: object) => {
    const words = JSON.stringify(request);
    if (sent.words !== words) Object.assign(sent, {words, key: newKey()});
    return sent.key;
  };
}

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
  const [form] = Form.useForm<Reservation>();
  const keyOf = useKey();
  const [atFields, setAtFields] = useState(false);
  const send = useMutation({
    mutationFn: async (values: Reservation) => {
      const request = {...filled(values), year};
      const params = {path: {id: book.id}, header: {'Idempotency-Key': keyOf(request)}};
      return body(await api.POST('/api/v1/books/{id}/reserved-numbers', {params, body: request}));
    },
    onSuccess: ({number}) => done(t('books.reserved_', {number})),
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  return (
    <Modal
      open
      title={t('books.reserveTitle', {book: book.name})}
      okText={t('books.reserve')}
      cancelText={t('app.cancel')}
      confirmLoading={send.isPending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={focusFirstField}
    >
      <p>{t('books.reserveText')}</p>
      <ProblemAlert error={send.error} atFields={atFields} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => send.mutate(values)}>
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
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

interface Voiding {
  key?: string;
  number: string;
  reason: string;
}

export function VoidDialog({book, year, start, done, close}: Props & {start: VoidStart}) {
  const {t} = useTranslation();
  const [form] = Form.useForm<Voiding>();
  const keyOf = useKey();
  const [atFields, setAtFields] = useState(false);
  const send = useMutation({
    mutationFn: async (values: Voiding) => {
      const request = {...filled({...start, ...values}), year};
      const params = {path: {id: book.id}, header: {'Idempotency-Key': keyOf(request)}};
      return body(await api.POST('/api/v1/books/{id}/voided-numbers', {params, body: request}));
    },
    onSuccess: ({number}) => done(t('books.voided', {number})),
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  return (
    <Modal
      open
      title={t('books.voidTitle', {book: book.name})}
      okText={t('books.void')}
      cancelText={t('app.cancel')}
      okButtonProps={{danger: true}}
      confirmLoading={send.isPending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={focusFirstField}
    >
      <p>{t('books.voidText')}</p>
      <ProblemAlert error={send.error} atFields={atFields} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(values) => send.mutate(values)}
      >
        <KeyField book={book} />
        <Form.Item name="number" label={t('books.number')}>
          <Input autoFocus={start.number === ''} maxLength={10} />
        </Form.Item>
        <Form.Item name="reason" label={t('books.reason')}>
          <Input autoFocus={start.number !== ''} maxLength={500} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
