import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import {documentTypes} from '@/api/names';
import type {Draft, Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {useUrgencyChoices} from '@/components/document_choices';
import {foundBy} from '@/habits/fold';
import {inVietnameseOrder} from '@/habits/format';
import {ReceiversBox} from '@/components/ReceiversBox';

type Fields = Schemas['DraftRequest'];

/** What is needed to begin; everything else comes with the versions. */
export function NewDraft({close}: {close: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const {data} = useQuery(documentTypes);
  const urgencyChoices = useUrgencyChoices();
  return (
    <FormDialog<Fields, Draft>
      title={t('flow.drafts.new')}
      submit={t('flow.drafts.create')}
      close={close}
      initial={{type: 'CV', urgency: 'normal'}}
      send={async (fields, key) =>
        body(
          await api.POST('/api/v1/drafts', {
            params: {header: {'Idempotency-Key': key}},
            body: Object.fromEntries(
              Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
            ) as Fields,
          }),
        )
      }
      done={(draft) => {
        void client.invalidateQueries({queryKey: ['drafts']});
        navigate(`/drafts/${draft.id}`);
      }}
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
        <FormSelect options={urgencyChoices} />
      </Form.Item>
      <Form.Item name="receivers" label={t('flow.drafts.receivers')} extra={t('flow.drafts.receiversHelp')}>
        <ReceiversBox />
      </Form.Item>
      <Form.Item name="due_date" label={t('flow.due')}>
        <DateBox />
      </Form.Item>
    </FormDialog>
  );
}
