import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input, Modal, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import {documentTypes} from '@/api/names';
import type {Schemas} from '@/api/types';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {foundBy} from '@/habits/fold';
import {inVietnameseOrder} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';

type Fields = Schemas['DraftRequest'];
const URGENCIES = ['normal', 'urgent', 'very_urgent', 'express'] as const;

/** What is needed to begin; everything else comes with the versions. */
export function NewDraft({open, close}: {open: boolean; close: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const keyFor = useOnceKey();
  const {data} = useQuery(documentTypes);
  const create = useMutation({
    mutationFn: async (fields: Fields) =>
      body(await api.POST('/api/v1/drafts', {params: {header: {'Idempotency-Key': keyFor(fields)}}, body: fields})),
    onSuccess: (draft) => {
      void client.invalidateQueries({queryKey: ['drafts']});
      navigate(`/drafts/${draft.id}`);
    },
    onError: (error) => applyProblemToForm(form, error),
  });
  return (
    <Modal
      open={open}
      title={t('flow.drafts.new')}
      okText={t('flow.drafts.create')}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{type: 'CV', urgency: 'normal'}}
        onFinish={(fields) =>
          create.mutate(
            Object.fromEntries(
              Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
            ) as Fields,
          )
        }
      >
        <Form.Item
          name="subject"
          label={t('documents.subject')}
          rules={[{required: true, whitespace: true, message: t('login.required')}]}
        >
          <Input.TextArea autoFocus autoSize={{minRows: 2, maxRows: 5}} maxLength={1000} />
        </Form.Item>
        <Form.Item name="type" label={t('documents.type')}>
          <Select
            showSearch
            virtual={false}
            options={(data?.document_types ?? [])
              .map((type) => ({value: type.code, label: type.name}))
              .sort((left, right) => inVietnameseOrder(left.label, right.label))}
            filterOption={(typed, option) => foundBy(typed, option?.label ?? '')}
          />
        </Form.Item>
        <Form.Item name="notation" label={t('flow.drafts.notation')} extra={t('flow.drafts.notationHelp')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="urgency" label={t('document.urgency')}>
          <Select options={URGENCIES.map((urgency) => ({value: urgency, label: t(`urgency.${urgency}`)}))} />
        </Form.Item>
        <Form.Item name="due_date" label={t('flow.due')}>
          <Input type="date" />
        </Form.Item>
      </Form>
      <ProblemAlert error={create.error} />
    </Modal>
  );
}
