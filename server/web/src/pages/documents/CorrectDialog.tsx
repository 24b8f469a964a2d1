import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input, message} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {useTypeName} from '@/api/names';
import {organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {FormDialog} from '@/components/FormDialog';
import {formatDate} from '@/habits/format';
import {changedNames, correctionOf, fieldsOf, namesFor, typed, type Fields, type Name} from './correction';
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
  const show = useShown(document);
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

/** A value of a field as people read it. */
function useShown(document: Document) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const {data = []} = useQuery(organisations);
  return (name: Name, value: unknown): string => {
    const fields = {[name]: value} as Partial<Fields>;
    if (name === 'type') return typeName(fields.type);
    if (name === 'issued_date' || name === 'due_date') return formatDate(fields[name]);
    if (name === 'urgency') return t(`urgency.${fields.urgency ?? 'normal'}`);
    if (name === 'access') return t(`registered.correct.accessOf.${fields.access ?? 'unit'}`);
    if (name === 'signer')
      return [fields.signer?.authority, fields.signer?.position, fields.signer?.name].filter(Boolean).join(' ');
    if (name === 'receivers')
      return (fields.receivers ?? [])
        .map(
          ({organisation, name: said}) =>
            said ||
            (data.find(({id}) => id === organisation)?.name ??
              document.receivers?.find((each) => each.organisation === organisation)?.name),
        )
        .filter(Boolean)
        .join('; ');
    return String(value ?? '');
  };
}
