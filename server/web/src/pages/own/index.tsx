import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import {useOwnAccount} from '@/api/own';
import {whoAmI} from '@/api/session';
import type {Account, Schemas} from '@/api/types';
import {Facts} from '@/components/Facts';
import {FormSelect} from '@/components/FormSelect';
import {PageHeader} from '@/components/PageHeader';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {formatDate} from '@/habits/format';
import '@/components/forms.css';
import './own.css';

/** Who one is here, and what one may change about it. */
export function Component() {
  const {t} = useTranslation();
  const account = useOwnAccount();
  return (
    <>
      <PageHeader title={t('own.title')} />
      {account && (
        <div className="own">
          <Known account={account} />
          <Password />
          <Mail account={account} />
        </div>
      )}
    </>
  );
}

function Known({account}: {account: Account}) {
  const {t} = useTranslation();
  return (
    <section className="own-card" aria-labelledby="own-account">
      <h2 id="own-account">{t('own.account')}</h2>
      <Facts
        facts={[
          [t('admin.people.name'), account.full_name],
          [t('own.login'), account.login],
          [
            t('own.posts'),
            <ul key="posts" className="own-posts">
              {account.posts?.map((post) => (
                <li key={post.id}>
                  {post.title ?? t(`roles.${post.role}`)}, {post.organisation_name}
                  <small>
                    {[
                      post.title && t(`roles.${post.role}`),
                      post.main && t('own.mainPost'),
                      post.valid_to && t('own.until', {day: formatDate(post.valid_to)}),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      {account.role !== 'quan_tri' && <Link to="/delegations">{t('own.delegations')}</Link>}
    </section>
  );
}

type PasswordFields = Schemas['PasswordChange'] & {again: string};

function Password() {
  const {t} = useTranslation();
  const [form] = Form.useForm<PasswordFields>();
  const [isDirty, setDirty] = useState(false);
  const [isAtFields, setAtFields] = useState(false);
  const required = {required: true, message: t('login.required')};
  const change = useMutation({
    mutationFn: ({current_password, new_password}: PasswordFields) =>
      api.PUT('/api/v1/me/password', {body: {current_password, new_password}}),
    onSuccess: () => {
      form.resetFields();
      setDirty(false);
      void message.success(t('own.passwordDone'));
    },
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  return (
    <section className="own-card" aria-labelledby="own-password">
      <h2 id="own-password">{t('own.password')}</h2>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setDirty(true)}
        onFinish={(fields) => change.mutate(fields)}
      >
        <UnsavedGuard dirty={isDirty} />
        <Form.Item name="current_password" label={t('own.current')} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new_password" label={t('own.wanted')} extra={t('own.wantedHelp')} rules={[required]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('own.again')}
          dependencies={['new_password']}
          rules={[
            required,
            ({getFieldValue}) => ({
              validator: (_, again?: string) =>
                !again || again === getFieldValue('new_password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('own.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <ProblemAlert error={change.error} atFields={isAtFields} />
        <p className="consequence">{t('own.passwordWill')}</p>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('own.password')}
        </Button>
      </Form>
    </section>
  );
}

interface MailFields {
  email: string;
  mail_preference: Schemas['MailPreference'];
}
const PREFERENCES = ['at_once', 'daily', 'none'] as const satisfies Schemas['MailPreference'][];

function Mail({account}: {account: Account}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<MailFields>();
  const [isDirty, setDirty] = useState(false);
  const [isAtFields, setAtFields] = useState(false);
  const change = useMutation({
    mutationFn: async (fields: MailFields) => body(await api.PUT('/api/v1/me/mail', {body: fields})),
    onSuccess: () => {
      setDirty(false);
      void message.success(t('own.mailDone'));
      void client.invalidateQueries({queryKey: whoAmI.queryKey});
    },
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  return (
    <section className="own-card" aria-labelledby="own-mail">
      <h2 id="own-mail">{t('own.mail')}</h2>
      <Form
        form={form}
        layout="vertical"
        initialValues={{email: account.email ?? '', mail_preference: account.mail_preference ?? 'at_once'}}
        onValuesChange={() => setDirty(true)}
        onFinish={(fields) => change.mutate(fields)}
      >
        <UnsavedGuard dirty={isDirty} />
        <Form.Item name="email" label={t('own.email')} extra={t('own.emailHelp')}>
          <Input inputMode="email" autoComplete="email" maxLength={254} />
        </Form.Item>
        <Form.Item name="mail_preference" label={t('own.preference')}>
          <FormSelect
            options={PREFERENCES.map((preference) => ({value: preference, label: t(`own.preferences.${preference}`)}))}
          />
        </Form.Item>
        <ProblemAlert error={change.error} atFields={isAtFields} />
        <p className="consequence">{t('own.mailWill')}</p>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('app.save')}
        </Button>
      </Form>
    </section>
  );
}
