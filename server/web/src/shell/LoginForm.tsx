import eye from '@ant-design/icons-svg/es/asn/EyeOutlined';
import eyeClosed from '@ant-design/icons-svg/es/asn/EyeInvisibleOutlined';
import {useMutation} from '@tanstack/react-query';
import {useId, useState, type FormEvent, type InputHTMLAttributes, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {logIn} from '@/api/session';
import type {Account} from '@/api/types';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';

interface Fields {
  login: string;
  password: string;
}

/** `login` given: that account and no other. Somebody at the door waits for this and nothing else: it is made of plain elements. */
export function LoginForm({login, onDone}: {login?: string; onDone: (account: Account) => void}) {
  const {t} = useTranslation();
  const [fields, setFields] = useState<Fields>({login: login ?? '', password: ''});
  const [wasSent, setSent] = useState(false);
  const [isShown, setShown] = useState(false);
  const sending = useMutation({
    mutationFn: (sent: Fields) => logIn(sent.login, sent.password),
    onSuccess: onDone,
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSent(true);
    const empty = (['login', 'password'] as const).find((name) => fields[name] === '');
    if (empty === undefined) sending.mutate(fields);
    else event.currentTarget.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
  };
  const field = (name: keyof Fields) => ({
    name,
    label: t(`login.${name}`),
    value: fields[name],
    missing: wasSent && fields[name] === '' ? t('login.required') : undefined,
    write: (value: string) => setFields({...fields, [name]: value}),
  });
  return (
    <form className="login-form" noValidate onSubmit={send}>
      <ProblemAlert error={sending.error} />
      <Field
        {...field('login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!login}
        readOnly={Boolean(login)}
      />
      <Field
        {...field('password')}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        autoFocus={Boolean(login)}
      >
        <button
          type="button"
          className="show-password"
          aria-label={t('login.showPassword')}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Icon of={isShown ? eye : eyeClosed} />
        </button>
      </Field>
      <PlainButton kind="primary" type="submit" size="large" isLoading={sending.isPending}>
        {t('login.submit')}
      </PlainButton>
    </form>
  );
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** What is wrong with it. */
  missing: string | undefined;
  write: (value: string) => void;
  children?: ReactNode;
}

function Field({label, missing, write, children, ...input}: FieldProps) {
  const id = useId();
  const box = 'ant-input-affix-wrapper';
  const classes = `${box} ${box}-lg ant-input-outlined ant-input-css-var vanthu`;
  return (
    <div className="login-field">
      <label htmlFor={id}>{label}</label>
      <span className={missing ? `${classes} ant-input-status-error` : classes}>
        <input
          {...input}
          id={id}
          className="ant-input ant-input-lg"
          aria-required
          aria-invalid={missing !== undefined}
          {...(missing && {'aria-describedby': `${id}-missing`})}
          onChange={(event) => write(event.target.value)}
        />
        {children && <span className="ant-input-suffix">{children}</span>}
      </span>
      {missing && (
        <p id={`${id}-missing`} role="alert">
          {missing}
        </p>
      )}
    </div>
  );
}
