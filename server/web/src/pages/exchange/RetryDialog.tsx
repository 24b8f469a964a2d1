import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Modal} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, newKey} from '@/api/client';
import {ProblemAlert} from '@/components/ProblemAlert';
import type {ListedDelivery} from './queries';
import {reloadDeliveries} from './reload';

/** A refused or failed delivery is over; to try again is a new one to the same receiver. */
export function RetryDialog({item: {delivery, document_code}, close}: {item: ListedDelivery; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [key] = useState(newKey);
  const send = useMutation({
    mutationFn: async () => {
      await api.POST('/api/v1/documents/{id}/deliveries', {
        params: {path: {id: delivery.document}, header: {'Idempotency-Key': key}},
        body: {to: [delivery.recipient]},
      });
    },
    onSuccess: () => {
      reloadDeliveries(client, delivery.document);
      close();
    },
  });
  return (
    <Modal
      open
      title={t('exchange.retryTitle', {code: document_code})}
      okText={t('exchange.retry')}
      cancelText={t('app.cancel')}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={close}
    >
      <ProblemAlert error={send.error} />
      <p>{t('exchange.retryText', {name: delivery.recipient_name ?? delivery.recipient_code})}</p>
    </Modal>
  );
}
