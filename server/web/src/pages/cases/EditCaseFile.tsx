import {useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {CaseFile} from '@/api/types';
import {FormDialog} from '@/components/FormDialog';
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
  // Of what was shown when the form was opened, whatever is loaded behind it meanwhile.
  const shown = useRef(etag);
  const load = async () => {
    const now = await client.fetchQuery({...caseFileOf(file.id), staleTime: 0});
    shown.current = now.etag;
    return fieldsOf(now.file);
  };
  return (
    <FormDialog<Fields, CaseFile>
      title={t('flow.cases.edit')}
      submit={t('app.save')}
      close={close}
      initial={fieldsOf(file)}
      send={async (fields) =>
        body(
          await api.PATCH('/api/v1/case-files/{id}', {
            params: {path: {id: file.id}, header: {'If-Match': shown.current}},
            body: fields,
          }),
        )
      }
      done={() => void client.invalidateQueries({queryKey: ['case-files']})}
      conflict={{
        load,
        fields: [
          {name: 'title', label: t('flow.cases.name')},
          {name: 'retention', label: t('flow.cases.retention')},
          {name: 'description', label: t('flow.cases.description')},
        ],
      }}
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
    </FormDialog>
  );
}
