import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Select, type FormInstance} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {books} from '@/api/books';
import {api, body, newKey} from '@/api/client';
import {labelsOf, organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {SignerFields} from '@/components/SignerFields';
import {useTypeChoices, useUrgencyChoices} from '@/components/document_choices';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {byLabel} from '@/habits/fold';
import {issuingOf, requestOf, type Issuing, type Prepared} from './queries';

const GROUPS = ['trung_uong', 'tinh', 'huyen', 'xa', 'noi_bo'] as const;

interface Props {
  file: Prepared;
  /** Another file is on its way: this one is not issued any more. */
  isReplaced: boolean;
  onIssued: (document: Document) => void;
}

/** What was read in another file takes the place of what was read before, never of what a person typed. */
function useReadAnew(form: FormInstance<Issuing>, file: Prepared) {
  const shown = useRef(file.item);
  useEffect(() => {
    if (shown.current === file.item) return;
    shown.current = file.item;
    const read = issuingOf(file.proposals);
    for (const name of ['type', 'notation', 'subject'] as const)
      if (!form.isFieldTouched(name)) form.setFieldValue(name, read[name]);
    for (const name of ['name', 'position', 'authority'] as const)
      if (!form.isFieldTouched(['signer', name])) form.setFieldValue(['signer', name], read.signer?.[name]);
  }, [file, form]);
}

export function IssueForm({file, isReplaced, onIssued}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Issuing>();
  useReadAnew(form, file);
  const [atFields, setAtFields] = useState(false);
  const [dirty, setDirty] = useState(true);
  const sent = useRef({words: '', key: ''});
  const typeChoices = useTypeChoices();
  const urgencyChoices = useUrgencyChoices();
  const {data: all = []} = useQuery(books);
  const issue = useMutation({
    mutationFn: async (values: Issuing) => {
      const request = requestOf(values, file);
      const words = JSON.stringify(request);
      // The same thing sent again has the same key, so that it gets one number.
      if (sent.current.words !== words) sent.current = {words, key: newKey()};
      const params = {header: {'Idempotency-Key': sent.current.key}};
      return body(await api.POST('/api/v1/documents', {params, body: request}));
    },
    onSuccess: (document) => {
      setDirty(false);
      for (const key of ['documents', 'books', 'intake']) void client.invalidateQueries({queryKey: [key]});
      onIssued(document);
    },
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  const bookOptions = all
    .filter(({direction, state}) => direction === 'outgoing' && state === 'open')
    .map(({id, name}) => ({value: id, label: name}));
  return (
    <>
      <UnsavedGuard dirty={dirty} />
      <ProblemAlert error={issue.error} atFields={atFields} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="outgoing-fields"
        initialValues={{urgency: 'normal', ...issuingOf(file.proposals)}}
        onFinish={(values) => !issue.isPending && !isReplaced && issue.mutate(values)}
      >
        <Form.Item name="type" label={t('outgoing.type')}>
          <Select options={typeChoices} showSearch filterOption={byLabel} />
        </Form.Item>
        <Form.Item name="notation" label={t('outgoing.notation')} extra={t('outgoing.notationHelp')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="subject" label={t('outgoing.subject')} className="wide">
          <Input.TextArea autoSize={{minRows: 2, maxRows: 6}} maxLength={500} />
        </Form.Item>
        <SignerFields />
        <Form.Item name="urgency" label={t('outgoing.urgency')}>
          <Select options={urgencyChoices} />
        </Form.Item>
        <Form.Item name="issued_date" label={t('outgoing.date')} extra={t('outgoing.dateHelp')}>
          <DateBox />
        </Form.Item>
        <Form.Item name="book" label={t('outgoing.book')} extra={t('outgoing.bookHelp')}>
          <Select options={bookOptions} allowClear />
        </Form.Item>
        <Form.Item name="registry_number" label={t('outgoing.number')} extra={t('outgoing.numberHelp')}>
          <Input maxLength={10} />
        </Form.Item>
        <Form.Item name="number_reason" label={t('outgoing.numberReason')}>
          <Input maxLength={500} />
        </Form.Item>
        <Receivers />
        <Button type="primary" htmlType="submit" loading={issue.isPending} disabled={isReplaced}>
          {t('outgoing.issue')}
        </Button>
      </Form>
    </>
  );
}

function Receivers() {
  const {t} = useTranslation();
  const form = Form.useFormInstance<Issuing>();
  const {data = []} = useQuery(organisations);
  const [isOpen, setOpen] = useState(false);
  const groups = GROUPS.filter((level) => data.some((each) => each.level === level));
  const addGroup = (level: string) => {
    const before = form.getFieldValue('receivers') as number[] | undefined;
    const added = data.filter((each) => each.level === level).map(({id}) => id);
    form.setFieldValue('receivers', [...new Set([...(before ?? []), ...added])]);
  };
  return (
    <>
      <Form.Item name="receivers" label={t('outgoing.receivers')} className="wide">
        <Select
          mode="multiple"
          open={isOpen}
          onDropdownVisibleChange={setOpen}
          // While the list is open Tab takes the marked line, and nobody wants a receiver by accident.
          onSelect={() => setOpen(false)}
          showSearch
          filterOption={byLabel}
          placeholder={t('outgoing.receiversHint')}
          options={[...labelsOf(data)].map(([value, label]) => ({value, label}))}
        />
      </Form.Item>
      <div className="wide outgoing-groups" role="group" aria-label={t('outgoing.addGroup')}>
        <small>{t('outgoing.addGroup')}</small>
        {groups.map((level) => (
          <Button key={level} size="small" onClick={() => addGroup(level)}>
            {t(`outgoing.groups.${level}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
