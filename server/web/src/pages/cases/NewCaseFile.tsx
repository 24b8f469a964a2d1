import {useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import type {CaseFile, Schemas} from '@/api/types';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {RETENTIONS} from './queries';

type Fields = Schemas['CaseFileRequest'];

/** A case file outside the plan of the year; its number follows by itself. */
export function NewCaseFile({close}: {close: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Fields, CaseFile>
      title={t('flow.cases.new')}
      submit={t('flow.cases.create')}
      close={close}
      initial={{retention: '20'}}
      send={async (fields, key) =>
        body(await api.POST('/api/v1/case-files', {params: {header: {'Idempotency-Key': key}}, body: fields}))
      }
      done={(file) => {
        void client.invalidateQueries({queryKey: ['case-files']});
        navigate(`/case-files/${file.id}`);
      }}
    >
      <Form.Item name="title" label={t('flow.cases.name')} rules={required}>
        <Input.TextArea autoFocus autoSize={{minRows: 2, maxRows: 4}} maxLength={500} />
      </Form.Item>
      <Form.Item name="notation" label={t('flow.cases.notation')} extra={t('flow.cases.notationHelp')} rules={required}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="retention" label={t('flow.cases.retention')}>
        <RetentionSelect />
      </Form.Item>
    </FormDialog>
  );
}

/** `value` and `onChange` come from the form. */
export function RetentionSelect(props: {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
  'aria-label'?: string;
}) {
  const textOf = useRetentionText();
  return <FormSelect<string> {...props} options={RETENTIONS.map((value) => ({value, label: textOf(value)}))} />;
}

/** "20" → "20 năm". */
export function useRetentionText() {
  const {t} = useTranslation();
  return (retention: string) =>
    retention === 'vinh_vien' ? t('flow.cases.permanent') : t('flow.cases.years', {years: retention});
}
