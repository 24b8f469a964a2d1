import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input, Modal} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {deliveriesOf} from '@/api/documents';
import {api, newKey} from '@/api/client';
import {Loading} from '@/components/Loading';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import type {ListedDelivery} from './queries';

/** Says what the recall does at every receiver of the document before it is done: it cannot be undone. */
export function RecallDialog({item: {delivery, document_code}, close}: {item: ListedDelivery; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<{reason: string}>();
  const [key] = useState(newKey);
  const {data: all, error} = useQuery(deliveriesOf(delivery.document));
  const recall = useMutation({
    mutationFn: async (reason: string) => {
      await api.POST('/api/v1/documents/{id}/recall', {
        params: {path: {id: delivery.document}, header: {'Idempotency-Key': key}},
        body: {reason},
      });
    },
    onSuccess: () => {
      void client.invalidateQueries({queryKey: ['exchange', 'deliveries']});
      void client.invalidateQueries({queryKey: ['documents', delivery.document]});
      close();
    },
    onError: (problem) => applyProblemToForm(form, problem),
  });
  return (
    <Modal
      open
      title={t('exchange.recallTitle', {code: document_code})}
      okText={t('exchange.recallDo', {count: all?.length ?? 0})}
      okButtonProps={{danger: true, disabled: all === undefined}}
      cancelText={t('app.cancel')}
      confirmLoading={recall.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <ProblemAlert error={error ?? recall.error} atFields />
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
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({reason}) => recall.mutate(reason)}>
        <Form.Item
          name="reason"
          label={t('exchange.recallReason')}
          rules={[{required: true, whitespace: true, message: t('exchange.recallReasonRequired')}]}
        >
          <Input.TextArea autoSize={{minRows: 2}} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
