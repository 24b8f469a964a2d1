import {useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {FormDialog} from '@/components/FormDialog';
import type {EdxmlMessage} from './queries';

/** Lays a held message aside for good, with the reason. */
export function DiscardEdxml({message, close}: {message: EdxmlMessage; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<{reason: string}, unknown>
      title={t('exchange.edxml.discardTitle', {name: message.code || message.name})}
      submit={t('exchange.edxml.discard')}
      close={close}
      isDangerous
      send={async (fields, key) =>
        body(
          await api.POST('/api/v1/exchange/edxml/{id}/discard', {
            params: {path: {id: message.id}, header: {'Idempotency-Key': key}},
            body: fields,
          }),
        )
      }
      done={() => {
        void client.invalidateQueries({queryKey: ['edxml']});
        void client.invalidateQueries({queryKey: ['counters']});
      }}
      outcome={() => t('exchange.edxml.discardText')}
    >
      <Form.Item
        name="reason"
        label={t('exchange.edxml.reason')}
        rules={[{required: true, whitespace: true, message: t('exchange.edxml.reasonRequired')}]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
