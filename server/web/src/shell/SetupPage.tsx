import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {logIn, setUp} from '@/api/session';
import type {Schemas} from '@/api/types';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';

type Fields = Schemas['SetupRequest'];

/** The first run: whoever can read the token file on the server names the agency and the first administrator. */
export default function SetupPage() {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [atFields, setAtFields] = useState(false);
  const sending = useMutation({
    mutationFn: async (fields: Fields) => {
      await setUp(fields);
      await logIn(fields.admin.login, fields.admin.password);
    },
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  const required = [{required: true, message: t('login.required')}];
  return (
    <main className="gate">
      <section className="card wide">
        <h1>{t('setup.title')}</h1>
        <p className="muted">{t('setup.text')}</p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => sending.mutate(fields)}>
          <ProblemAlert error={sending.error} atFields={atFields} />
          <Form.Item name="setup_token" label={t('setup.token')} extra={t('setup.tokenHelp')} rules={required}>
            <Input autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name={['organisation', 'name']} label={t('setup.organisation')} rules={required}>
            <Input />
          </Form.Item>
          <Form.Item name={['organisation', 'code']} label={t('setup.code')} rules={required}>
            <Input />
          </Form.Item>
          <Form.Item name={['organisation', 'notation']} label={t('setup.notation')} extra={t('setup.notationHelp')}>
            <Input />
          </Form.Item>
          <Form.Item name={['admin', 'full_name']} label={t('setup.fullName')}>
            <Input autoComplete="name" />
          </Form.Item>
          <Form.Item name={['admin', 'login']} label={t('login.login')} rules={required}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name={['admin', 'password']} label={t('login.password')} rules={required}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={sending.isPending}>
            {t('setup.submit')}
          </Button>
        </Form>
      </section>
    </main>
  );
}
