import {useQueryClient} from '@tanstack/react-query';
import {Form, Input, message} from 'antd';
import {useTranslation} from 'react-i18next';
import {api} from '@/api/client';
import type {Document} from '@/api/types';
import {FormDialog} from './FormDialog';
import type {Left} from './receivers_left';
import {UnitsSelect} from './UnitsSelect';

interface Fields {
  reason: string;
  add: number[];
  remove: number[];
}

interface Props {
  document: Document;
  left: Left;
  close: () => void;
}

/** Tells those who have it what is registered now, and who came on or off the list of receivers. */
export function UpdateDialog({document, left, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<Fields, unknown>
      title={t('registered.update.title', {code: document.code})}
      submit={t('registered.update.do')}
      close={close}
      isOptionalMarked={false}
      initial={{add: [], remove: []}}
      send={({reason, add = [], remove = []}, key) =>
        api.POST('/api/v1/documents/{id}/updates', {
          params: {path: {id: document.id}, header: {'Idempotency-Key': key}},
          body: {reason, ...(add.length > 0 && {add}), ...(remove.length > 0 && {remove})},
        })
      }
      done={() => {
        void message.success(t('registered.update.done'));
        for (const queryKey of [
          ['documents', document.id],
          ['exchange', 'deliveries'],
        ])
          void client.invalidateQueries({queryKey});
      }}
      outcome={({add = [], remove = []}) => (
        <>
          <p>{t('registered.update.will', {count: left.have.length - remove.length})}</p>
          {add.length > 0 && <p>{t('registered.update.adds', {count: add.length})}</p>}
          {remove.length > 0 && <p>{t('registered.update.removes', {count: remove.length})}</p>}
        </>
      )}
    >
      <Form.Item
        name="reason"
        label={t('registered.update.reason')}
        rules={[{required: true, whitespace: true, message: t('registered.update.reasonRequired')}]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="add" label={t('registered.update.add')}>
        <UnitsSelect
          options={[...left.named, ...left.others].map(({id, name}) => ({value: id, label: name}))}
          placeholder={t('registered.send.othersHint')}
        />
      </Form.Item>
      <Form.Item name="remove" label={t('registered.update.remove')}>
        <UnitsSelect
          options={left.have.map(({recipient, recipient_name: name, recipient_code: code}) => ({
            value: recipient,
            label: name ?? code,
          }))}
          placeholder={t('registered.send.othersHint')}
        />
      </Form.Item>
    </FormDialog>
  );
}
