import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Form, Input, Modal} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {isProblem} from '@/api/problem';
import type {CaseFile} from '@/api/types';
import {ConflictDialog} from '@/components/ConflictDialog';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RetentionSelect} from './NewCaseFile';
import {caseFileOf} from './queries';

interface Fields {
  title: string;
  retention: string;
  description: string;
}
const fieldsOf = ({title, retention, description = ''}: CaseFile): Fields => ({title, retention, description});

/** What is known of the file; when somebody else changed it meanwhile, both versions are shown. */
export function EditCaseFile({file, etag, close}: {file: CaseFile; etag: string; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [versions, setVersions] = useState<{mine: Fields; theirs: Fields} | null>(null);
  // Of what was shown when the form was opened, whatever is loaded behind it meanwhile.
  const shown = useRef({etag, fields: fieldsOf(file)});
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      body(
        await api.PATCH('/api/v1/case-files/{id}', {
          params: {path: {id: file.id}, header: {'If-Match': shown.current.etag}},
          body: fields,
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({queryKey: ['case-files']});
      close();
    },
    onError: async (error, mine) => {
      if (!isProblem(error, 'precondition_failed')) {
        applyProblemToForm(form, error);
        return;
      }
      const now = await client.fetchQuery({...caseFileOf(file.id), staleTime: 0});
      shown.current = {etag: now.etag, fields: fieldsOf(now.file)};
      setVersions({mine, theirs: shown.current.fields});
    },
  });
  return (
    <Modal
      open
      title={t('flow.cases.edit')}
      okText={t('app.save')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={shown.current.fields}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="title" label={t('flow.cases.name')} rules={[{required: true, message: t('login.required')}]}>
          <Input.TextArea autoSize={{minRows: 2, maxRows: 4}} maxLength={500} />
        </Form.Item>
        <Form.Item name="retention" label={t('flow.cases.retention')}>
          <RetentionSelect />
        </Form.Item>
        <Form.Item name="description" label={t('flow.cases.description')}>
          <Input.TextArea autoSize={{minRows: 2, maxRows: 6}} maxLength={1000} />
        </Form.Item>
      </Form>
      {versions === null && <ProblemAlert error={save.error} />}
      <ConflictDialog
        versions={versions}
        fields={[
          {name: 'title', label: t('flow.cases.name')},
          {name: 'retention', label: t('flow.cases.retention')},
          {name: 'description', label: t('flow.cases.description')},
        ]}
        onSave={(chosen) => {
          setVersions(null);
          form.setFieldsValue(chosen);
          save.mutate(chosen);
        }}
        onDiscard={close}
      />
    </Modal>
  );
}
