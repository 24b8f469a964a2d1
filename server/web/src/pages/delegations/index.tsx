import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Radio, Select} from 'antd';
import dayjs from 'dayjs';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {colleagues} from '@/api/flow';
import {useOwnAccount} from '@/api/own';
import type {Schemas} from '@/api/types';
import {ConfirmButton} from '@/components/ConfirmButton';
import {DateBox} from '@/components/DateBox';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {foundBy} from '@/habits/fold';
import {formatDate} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';
import {ISO} from '@/habits/working_days';
import './delegations.css';

type Delegation = Schemas['Delegation'];

const READ = ['see_documents', 'read_files'];
/** What a deputy needs; everything finer is the administrator's. */
const SCOPES = {
  act: [...READ, 'see_work', 'handle_documents', 'write_drafts', 'see_case_files', 'keep_case_files'],
  read: READ,
} as const;
type Scope = keyof typeof SCOPES;

const today = () => dayjs().format(ISO);

const delegations = {
  queryKey: ['delegations'],
  queryFn: async ({signal}: {signal: AbortSignal}) => body(await api.GET('/api/v1/delegations', {signal})).delegations,
};

/** Who acts for whom, and until when. A leader lends the rights of the own post. */
export function Component() {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(delegations);
  const me = useOwnAccount();
  const post =
    me?.posts?.find((each) => each.main && each.role === 'lanh_dao') ??
    me?.posts?.find((each) => each.role === 'lanh_dao');
  const isInForce = (each: Delegation) => each.valid_to >= today();
  return (
    <>
      <PageHeader title={t('flow.delegation.title')} />
      <div className="delegations">
        <section>
          <ProblemAlert error={error} retry={() => void refetch()} />
          {!data && !error && <Loading />}
          {data?.length === 0 && <EmptyState title={t('flow.delegation.none')} text={t('flow.delegation.noneText')} />}
          {data && data.length > 0 && (
            <ul className="delegations-list">
              {[...data]
                .sort((left, right) => right.valid_to.localeCompare(left.valid_to))
                .map((each) => (
                  <Line key={each.id} delegation={each} isOwn={each.post.account === me?.id && isInForce(each)} />
                ))}
            </ul>
          )}
        </section>
        {post && <NewDelegation post={post.id} ownLogin={me?.login ?? ''} />}
      </div>
    </>
  );
}

function Line({delegation, isOwn}: {delegation: Delegation; isOwn: boolean}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {data} = useQuery(colleagues);
  const nameOf = (account: number) =>
    data?.people.find((person) => person.account === account)?.full_name ?? t('flow.delegation.somebody');
  const end = useMutation({
    mutationFn: () =>
      api.PATCH('/api/v1/delegations/{id}', {
        params: {path: {id: delegation.id}},
        body: {valid_to: dayjs().subtract(1, 'day').format(ISO)},
      }),
    onSuccess: () => client.invalidateQueries({queryKey: ['delegations']}),
  });
  return (
    <li>
      <strong>
        {t('flow.delegation.line', {from: nameOf(delegation.post.account), to: nameOf(delegation.delegate)})}
      </strong>
      <span className="muted number">
        {delegation.valid_to < delegation.valid_from
          ? t('flow.delegation.endedSameDay', {day: formatDate(delegation.valid_from)})
          : `${formatDate(delegation.valid_from)} – ${formatDate(delegation.valid_to)}`}
      </span>
      <small>
        {[
          t(delegation.rights.includes('handle_documents') ? 'flow.delegation.act' : 'flow.delegation.read'),
          delegation.matters,
          delegation.legal_basis,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {isOwn && (
        <ConfirmButton
          size="small"
          loading={end.isPending}
          title={t('flow.delegation.endTitle')}
          text={t('flow.delegation.endText', {name: nameOf(delegation.delegate)})}
          onConfirm={() => end.mutate()}
        >
          {t('flow.delegation.end')}
        </ConfirmButton>
      )}
      <ProblemAlert error={end.error} />
    </li>
  );
}

interface Fields {
  delegate: number;
  scope: Scope;
  valid_from: string;
  valid_to: string;
  matters?: string;
  legal_basis: string;
}

function NewDelegation({post, ownLogin}: {post: number; ownLogin: string}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [isDirty, setDirty] = useState(false);
  const keyFor = useOnceKey();
  const {data} = useQuery(colleagues);
  const create = useMutation({
    mutationFn: ({scope, ...fields}: Fields) => {
      const request = {post, ...fields, rights: [...SCOPES[scope]]};
      return api.POST('/api/v1/delegations', {params: {header: {'Idempotency-Key': keyFor(request)}}, body: request});
    },
    onSuccess: () => {
      form.resetFields();
      setDirty(false);
      void client.invalidateQueries({queryKey: ['delegations']});
    },
    onError: (error) => applyProblemToForm(form, error),
  });
  const required = [{required: true, message: t('login.required')}];
  return (
    <Form
      form={form}
      layout="vertical"
      className="delegations-form"
      initialValues={{scope: 'act', valid_from: today(), valid_to: dayjs().add(7, 'day').format(ISO)}}
      onValuesChange={() => setDirty(true)}
      onFinish={(fields) => create.mutate(fields)}
    >
      <UnsavedGuard dirty={isDirty} />
      <h2>{t('flow.delegation.new')}</h2>
      <Form.Item name="delegate" label={t('flow.delegation.delegate')} required={false} rules={required}>
        <Select
          showSearch
          virtual={false}
          placeholder={t('flow.assigneesHint')}
          options={(data?.people ?? [])
            .filter((person) => person.login !== ownLogin)
            .map((person) => ({value: person.account, label: person.full_name, note: person.organisation_name}))}
          filterOption={(typed, option) => foundBy(typed, `${option?.label} ${option?.note ?? ''}`)}
        />
      </Form.Item>
      <Form.Item name="scope" label={t('flow.delegation.scope')}>
        <Radio.Group
          options={[
            {value: 'act', label: t('flow.delegation.act')},
            {value: 'read', label: t('flow.delegation.read')},
          ]}
        />
      </Form.Item>
      <div className="delegations-days">
        <Form.Item name="valid_from" label={t('flow.delegation.from')} rules={required}>
          <DateBox />
        </Form.Item>
        <Form.Item name="valid_to" label={t('flow.delegation.to')} rules={required}>
          <DateBox />
        </Form.Item>
      </div>
      <Form.Item name="legal_basis" label={t('flow.delegation.basis')} rules={required}>
        <Input maxLength={500} placeholder={t('flow.delegation.basisHint')} />
      </Form.Item>
      <Form.Item name="matters" label={t('flow.delegation.matters')}>
        <Input maxLength={500} />
      </Form.Item>
      <ProblemAlert error={create.error} />
      <p className="consequence">{t('flow.delegation.will')}</p>
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {t('flow.delegation.submit')}
      </Button>
    </Form>
  );
}
