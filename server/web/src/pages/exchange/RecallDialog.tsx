import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {deliveriesOf} from '@/api/documents';
import {api} from '@/api/client';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import type {ListedDelivery} from './queries';
import {reloadDeliveries} from './reload';

/** Says what the recall does at every receiver of the document before it is done: it cannot be undone. */
export function RecallDialog({item: {delivery, document_code}, close}: {item: ListedDelivery; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {data: all, error} = useQuery(deliveriesOf(delivery.document));
  const done = () => reloadDeliveries(client, delivery.document);
  return (
    <FormDialog<{reason: string}, unknown>
      title={t('exchange.recallTitle', {code: document_code})}
      submit={t('exchange.recallDo', {count: all?.length ?? 0})}
      close={close}
      isDangerous
      isReady={all !== undefined}
      send={({reason}, key) =>
        api.POST('/api/v1/documents/{id}/recall', {
          params: {path: {id: delivery.document}, header: {'Idempotency-Key': key}},
          body: {reason},
        })
      }
      done={done}
    >
      <ProblemAlert error={error} />
      <p>{t('exchange.recallText')}</p>
      {all === undefined && !error && <Loading rows={3} />}
      <ul className="exchange-effects">
        {all?.map((one) => (
          <li key={one.id}>
            <strong>{one.recipient_name ?? one.recipient_code}</strong>
            <span>{t(`exchange.effects.${one.state}`)}</span>
          </li>
        ))}
      </ul>
      <Form.Item
        name="reason"
        label={t('exchange.recallReason')}
        rules={[{required: true, whitespace: true, message: t('exchange.recallReasonRequired')}]}
      >
        <Input.TextArea autoSize={{minRows: 2}} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
