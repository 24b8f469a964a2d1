import {useQueryClient} from '@tanstack/react-query';
import {Form, Input, message} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Document} from '@/api/types';
import {changedNames} from '@/components/changed_fields';
import {FormDialog} from '@/components/FormDialog';
import {unitNames} from '@/components/ReceiversBox';
import {useShownValue} from '@/components/shown_value';
import {correctionOf, fieldsOf, namesFor, typed, type Fields} from './correction';
import {CorrectFields} from './CorrectFields';
import {documentOf} from './queries';

interface Props {
  document: Document;
  etag: string;
  close: () => void;
}

/** What was mistyped at registration is put right, with a reason; when somebody else did so meanwhile, both are shown. */
export function CorrectDialog({document, etag, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const show = useShownValue(unitNames(document.receivers));
  // Of what was shown when the form was opened, whatever is loaded behind it meanwhile.
  const shown = useRef({etag, fields: fieldsOf(document)});
  const names = namesFor(document.direction);
  const load = async () => {
    const now = await client.fetchQuery({...documentOf(document.id), staleTime: 0});
    shown.current = {etag: now.etag, fields: fieldsOf(now.document)};
    return shown.current.fields;
  };
  const outcome = (values: Partial<Fields>) => {
    const after = typed(values, shown.current.fields);
    const changed = changedNames(names, shown.current.fields, after);
    if (changed.length === 0) return t('registered.correct.nothing');
    return (
      <>
        <p>
          {t('registered.correct.will', {fields: changed.map((name) => t(`registered.correct.${name}`)).join(', ')})}
        </p>
        {changed.includes('access') && <p>{t(`registered.correct.accessWill.${after.access}`)}</p>}
      </>
    );
  };
  return (
    <FormDialog<Fields, Document>
      title={t('registered.correct.title', {code: document.code})}
      submit={t('registered.correct.save')}
      close={close}
      width={720}
      isOptionalMarked={false}
      initial={shown.current.fields}
      send={async (values) =>
        body(
          await api.PATCH('/api/v1/documents/{id}', {
            params: {path: {id: document.id}, header: {'If-Match': shown.current.etag}},
            body: correctionOf(names, shown.current.fields, typed(values, shown.current.fields)),
          }),
        )
      }
      done={() => {
        void message.success(t('registered.correct.done'));
        for (const first of ['documents', 'work', 'search']) void client.invalidateQueries({queryKey: [first]});
      }}
      outcome={outcome}
      conflict={{
        load,
        fields: names.map((name) => ({
          name,
          label: t(`registered.correct.${name}`),
          show: (value) => show(name, value),
        })),
      }}
    >
      <CorrectFields document={document} />
      <Form.Item
        name="reason"
        label={t('registered.correct.reason')}
        extra={t('registered.correct.reasonHelp')}
        rules={[{required: true, whitespace: true, message: t('login.required')}]}
      >
        <Input maxLength={500} placeholder={t('registered.correct.reasonHint')} />
      </Form.Item>
    </FormDialog>
  );
}
