import {Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {DateBox} from '@/components/DateBox';
import {FormSelect} from '@/components/FormSelect';
import {ReceiversBox} from '@/components/ReceiversBox';
import {useTypeChoices, useUrgencyChoices} from '@/components/document_choices';
import {foundBy} from '@/habits/fold';

/** What is told of every draft; `names` are of units that may be no more in the list of today. */
export function DraftFields({names}: {names?: ReadonlyMap<number, string>}) {
  const {t} = useTranslation();
  const form = Form.useFormInstance();
  const typeChoices = useTypeChoices();
  const urgencyChoices = useUrgencyChoices();
  // The notation of one type is seldom that of another: the server makes it, unless somebody typed one.
  const followType = () => {
    if (!form.isFieldTouched('notation')) form.setFieldValue('notation', '');
  };
  return (
    <>
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
          options={typeChoices}
          filterOption={(typed, option) => foundBy(typed, option?.label ?? '')}
          onChange={followType}
        />
      </Form.Item>
      <Form.Item name="notation" label={t('flow.drafts.notation')} extra={t('flow.drafts.notationHelp')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="urgency" label={t('document.urgency')}>
        <FormSelect options={urgencyChoices} />
      </Form.Item>
      <Form.Item name="receivers" label={t('flow.drafts.receivers')} extra={t('flow.drafts.receiversHelp')}>
        <ReceiversBox {...(names && {names})} />
      </Form.Item>
      <Form.Item name="due_date" label={t('flow.due')}>
        <DateBox />
      </Form.Item>
    </>
  );
}
