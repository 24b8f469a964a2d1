import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Form, Input, Modal, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useOnceKey} from '@/habits/once_key';
import {RETENTIONS} from './queries';

type Fields = Schemas['CaseFileRequest'];

/** A case file outside the plan of the year; its number follows by itself. */
export function NewCaseFile({open, close}: {open: boolean; close: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const keyFor = useOnceKey();
  const create = useMutation({
    mutationFn: async (fields: Fields) =>
      body(await api.POST('/api/v1/case-files', {params: {header: {'Idempotency-Key': keyFor(fields)}}, body: fields})),
    onSuccess: (file) => {
      void client.invalidateQueries({queryKey: ['case-files']});
      navigate(`/case-files/${file.id}`);
    },
    onError: (error) => applyProblemToForm(form, error),
  });
  const required = [{required: true, message: t('login.required')}];
  return (
    <Modal
      open={open}
      title={t('flow.cases.new')}
      okText={t('flow.cases.create')}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{retention: '20'}}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item name="title" label={t('flow.cases.name')} rules={required}>
          <Input.TextArea autoFocus autoSize={{minRows: 2, maxRows: 4}} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="notation"
          label={t('flow.cases.notation')}
          extra={t('flow.cases.notationHelp')}
          rules={required}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="retention" label={t('flow.cases.retention')}>
          <RetentionSelect />
        </Form.Item>
      </Form>
      <ProblemAlert error={create.error} />
    </Modal>
  );
}

/** `value` and `onChange` come from the form. */
export function RetentionSelect(props: {value?: string; onChange?: (value: string) => void; id?: string}) {
  const {t} = useTranslation();
  return (
    <Select
      {...props}
      options={RETENTIONS.map((value) => ({
        value,
        label: value === 'vinh_vien' ? t('flow.cases.permanent') : t('flow.cases.years', {years: value}),
      }))}
    />
  );
}
