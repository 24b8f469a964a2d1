import {EditOutlined} from '@ant-design/icons';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, InputNumber, message} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {draftOf, draftToChange} from '@/api/flow';
import type {Draft} from '@/api/types';
import {changedNames, typed} from '@/components/changed_fields';
import {useAccessChoices} from '@/components/document_choices';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {unitNames} from '@/components/ReceiversBox';
import {useShownValue} from '@/components/shown_value';
import {changeOf, fieldsOf, NAMES, type Fields} from './change';
import {DraftFields} from './DraftFields';
import {useFieldLabel} from './field_label';

interface Seen {
  draft: Draft;
  etag: string;
}

/** Opens the form on what the server has now, whatever the page has shown until then. */
export function EditDraft({id}: {id: number}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const opening = useMutation({mutationFn: () => client.fetchQuery({...draftToChange(id), staleTime: 0})});
  return (
    <>
      <Button icon={<EditOutlined />} loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('flow.drafts.edit')}
      </Button>
      <ProblemAlert error={opening.error} />
      {opening.data && <EditDialog seen={opening.data} close={opening.reset} />}
    </>
  );
}

/** What is told of the draft is changed; when somebody else did so meanwhile, both are shown. */
function EditDialog({seen, close}: {seen: Seen; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {id} = seen.draft;
  const names = unitNames(seen.draft.receivers);
  const show = useShownValue(names);
  const labelOf = useFieldLabel();
  const accesses = useAccessChoices();
  const shown = useRef({etag: seen.etag, fields: fieldsOf(seen.draft)});
  const load = async () => {
    const now = await client.fetchQuery({...draftToChange(id), staleTime: 0});
    shown.current = {etag: now.etag, fields: fieldsOf(now.draft)};
    return shown.current.fields;
  };
  const outcome = (values: Partial<Fields>) => {
    const changed = changedNames(NAMES, shown.current.fields, typed(values, shown.current.fields));
    if (changed.length === 0) return t('flow.drafts.nothingChanged');
    return t('flow.drafts.willChange', {fields: changed.map(labelOf).join(', ')});
  };
  return (
    <FormDialog<Fields, Draft>
      title={t('flow.drafts.edit')}
      submit={t('app.save')}
      close={close}
      width={720}
      isOptionalMarked={false}
      initial={shown.current.fields}
      send={async (values) =>
        body(
          await api.PATCH('/api/v1/drafts/{id}', {
            params: {path: {id}, header: {'If-Match': shown.current.etag}},
            body: changeOf(shown.current.fields, typed(values, shown.current.fields)),
          }),
        )
      }
      done={(after) => {
        client.setQueryData(draftOf(id).queryKey, after);
        for (const first of ['drafts', 'work']) void client.invalidateQueries({queryKey: [first]});
        void message.success(t('flow.drafts.edited'));
      }}
      outcome={outcome}
      conflict={{
        load,
        fields: NAMES.map((name) => ({name, label: labelOf(name), show: (value) => show(name, value)})),
      }}
    >
      <DraftFields names={names} />
      <div className="draft-more-fields">
        {(['page_count', 'copy_count'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={labelOf(name)}
            // A number that was told once is put right, not taken away.
            {...(shown.current.fields[name] !== null && {
              rules: [{required: true, message: t('registered.correct.countStays')}],
            })}
          >
            <InputNumber min={1} max={999999} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="language" label={labelOf('language')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="note" label={labelOf('note')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="access" label={labelOf('access')}>
        <FormSelect options={accesses} />
      </Form.Item>
    </FormDialog>
  );
}
