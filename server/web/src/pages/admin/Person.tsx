import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Checkbox, Drawer, Form, Input} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Account, Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {DateBox} from '@/components/DateBox';
import {Facts} from '@/components/Facts';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment} from '@/habits/format';
import {EndPost} from './EndPost';
import {accountOf, changeAccount, createPost, type Post} from './people_queries';
import {ROLES, today} from './words';

type Doing = 'post' | 'password' | 'email' | 'state' | {end: Post} | null;

/** One account with its posts over time, and what can be done with it. */
export function Person({id, close}: {id: number; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const answer = useQuery(accountOf(id));
  const [doing, setDoing] = useState<Doing>(null);
  const account = answer.data?.account;
  const stop = () => setDoing(null);
  const changed = () => void client.invalidateQueries({queryKey: ['accounts']});
  return (
    <Drawer open onClose={close} width={640} title={account?.full_name ?? t('app.loading')}>
      {answer.isPending && <Loading />}
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {account && (
        <>
          <Facts
            facts={[
              [t('admin.people.login'), account.login],
              [t('admin.unit'), account.organisation_name],
              [t('admin.people.role'), t(`roles.${account.role}`)],
              [t('admin.people.email'), account.email],
              [t('admin.state'), t(account.disabled ? 'admin.people.blocked' : 'admin.people.active')],
              [t('admin.people.created'), formatMoment(account.created_at)],
            ]}
          />
          <div className="admin-actions">
            <Button onClick={() => setDoing('post')}>{t('admin.people.givePost')}</Button>
            <Button onClick={() => setDoing('email')}>{t('admin.people.changeEmail')}</Button>
            <Button onClick={() => setDoing('password')}>{t('admin.people.resetPassword')}</Button>
            <Button danger={!account.disabled} onClick={() => setDoing('state')}>
              {t(account.disabled ? 'admin.people.unblock' : 'admin.people.block')}
            </Button>
          </div>
          <h2 className="admin-title">{t('admin.people.posts')}</h2>
          <Posts account={account} end={(post) => setDoing({end: post})} />
          {doing === 'post' && <GivePost account={account} close={stop} done={changed} />}
          {doing !== null && typeof doing === 'object' && (
            <EndPost post={doing.end} holder={account} close={stop} done={changed} />
          )}
          {(doing === 'password' || doing === 'email' || doing === 'state') && (
            <ChangeAccount what={doing} account={account} etag={answer.data?.etag ?? ''} close={stop} done={changed} />
          )}
        </>
      )}
    </Drawer>
  );
}

function Posts({account, end}: {account: Account; end: (post: Post) => void}) {
  const {t} = useTranslation();
  const isOver = (post: Post) => post.valid_to !== undefined && post.valid_to < today();
  return (
    <DataTable
      label={t('admin.people.posts')}
      rows={account.posts ?? []}
      keyOf={(post) => post.id}
      classOf={(post) => (isOver(post) ? 'admin-off' : undefined)}
      columns={[
        {
          key: 'unit',
          title: t('admin.unit'),
          show: (post) => (
            <>
              {post.organisation_name} {post.main && <small>({t('admin.people.main')})</small>}
            </>
          ),
        },
        {
          key: 'role',
          title: t('admin.people.role'),
          show: (post) => [t(`roles.${post.role}`), post.title].filter(Boolean).join(', '),
        },
        {key: 'from', title: t('admin.validFrom'), show: (post) => formatDate(post.valid_from)},
        {key: 'to', title: t('admin.validTo'), show: (post) => formatDate(post.valid_to)},
        {
          key: 'end',
          title: t('admin.action'),
          show: (post) =>
            post.valid_to === undefined && (
              <Button size="small" onClick={() => end(post)}>
                {t('admin.people.endPost')}
              </Button>
            ),
        },
      ]}
    />
  );
}

interface StepProps {
  account: Account;
  close: () => void;
  done: () => void;
}

function GivePost({account, close, done}: StepProps) {
  const {t} = useTranslation();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Schemas['PostRequest'], Post>
      title={t('admin.people.givePostTo', {name: account.full_name})}
      submit={t('admin.people.givePost')}
      close={close}
      initial={{valid_from: today()}}
      send={(fields, key) => createPost(account.id, fields, key)}
      done={done}
    >
      <Form.Item name="organisation" label={t('admin.unit')} rules={required}>
        <OrganisationSelect placeholder={t('admin.chooseUnit')} />
      </Form.Item>
      <Form.Item name="role" label={t('admin.people.role')} rules={required}>
        <FormSelect options={ROLES.map((role) => ({value: role, label: t(`roles.${role}`)}))} />
      </Form.Item>
      <Form.Item name="title" label={t('admin.people.postTitle')}>
        <Input />
      </Form.Item>
      <Form.Item name="valid_from" label={t('admin.validFrom')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="valid_to" label={t('admin.validTo')} extra={t('admin.validToHelp')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="main" valuePropName="checked">
        <Checkbox>{t('admin.people.mainPost')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

interface ChangeProps extends StepProps {
  what: 'password' | 'email' | 'state';
  etag: string;
}

function ChangeAccount({what, account, etag, close, done}: ChangeProps) {
  const {t} = useTranslation();
  const client = useQueryClient();
  // Of what was shown when the form was opened, whatever is loaded behind it meanwhile.
  const shown = useRef(etag);
  const load = async () => {
    const {account: theirs, etag: newer} = await client.fetchQuery({...accountOf(account.id), staleTime: 0});
    shown.current = newer;
    return {email: theirs.email ?? ''};
  };
  const send = (fields: Schemas['AccountChange']) =>
    changeAccount(account.id, shown.current, what === 'state' ? {disabled: !account.disabled} : fields);
  const word = what === 'state' ? (account.disabled ? 'unblock' : 'block') : what;
  return (
    <FormDialog<Schemas['AccountChange'], Account>
      title={t(`admin.people.change.${word}.title`, {name: account.full_name})}
      submit={t(`admin.people.change.${word}.submit`)}
      close={close}
      send={send}
      done={done}
      isDangerous={word === 'block'}
      outcome={() => t(`admin.people.change.${word}.outcome`, {name: account.full_name})}
      {...(what !== 'email' && {renew: load})}
      {...(what === 'email' && {
        initial: {email: account.email ?? ''},
        conflict: {load, fields: [{name: 'email', label: t('admin.people.email')}]},
      })}
    >
      {what === 'email' && (
        <Form.Item name="email" label={t('admin.people.email')}>
          <Input inputMode="email" autoFocus />
        </Form.Item>
      )}
      {what === 'password' && (
        <Form.Item
          name="password"
          label={t('admin.people.password')}
          extra={t('admin.people.passwordHelp')}
          rules={[{required: true, message: t('login.required')}]}
        >
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
      )}
    </FormDialog>
  );
}
