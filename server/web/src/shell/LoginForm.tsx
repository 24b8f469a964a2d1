import {useMutation} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {logIn} from '@/api/session';
import type {Account} from '@/api/types';
import {ProblemAlert} from '@/components/ProblemAlert';

interface Fields {
  login: string;
  password: string;
}

/** `login` given: that account and no other. */
export function LoginForm({login, onDone}: {login?: string; onDone: (account: Account) => void}) {
  const {t} = useTranslation();
  const sending = useMutation({
    mutationFn: (fields: Fields) => logIn(fields.login, fields.password),
    onSuccess: onDone,
  });
  const required = [{required: true, message: t('login.required')}];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{login}}
      onFinish={(fields) => sending.mutate(fields)}
    >
      <ProblemAlert error={sending.error} />
      <Form.Item name="login" label={t('login.login')} rules={required}>
        <Input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!login}
          readOnly={Boolean(login)}
          size="large"
        />
      </Form.Item>
      <Form.Item name="password" label={t('login.password')} rules={required}>
        <Input.Password autoComplete="current-password" autoFocus={Boolean(login)} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={sending.isPending}>
        {t('login.submit')}
      </Button>
    </Form>
  );
}
