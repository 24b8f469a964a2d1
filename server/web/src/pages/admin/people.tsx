import {PlusOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient, type QueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link, useSearchParams} from 'react-router-dom';
import type {Account, Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {fold} from '@/habits/fold';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';
import {accounts, createAccount} from './people_queries';
import {Person} from './Person';
import {SearchBox} from './SearchBox';
import {ROLES} from './words';

const FILTERS = ['q', 'role', 'id', 'new'] as const;

export const ahead = (client: QueryClient) => void client.prefetchQuery(accounts);

/** Accounts, and the posts that give them their rights. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  return (
    <AdminPage
      section="people"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => change({new: '1'})}>
          {t('admin.people.create')}
        </Button>
      }
    >
      <div className="filters">
        <SearchBox value={filters.q} change={(q) => change({q})} />
        <Select
          className="filter-type"
          aria-label={t('admin.people.role')}
          placeholder={t('admin.people.role')}
          allowClear
          value={filters.role || null}
          options={ROLES.map((role) => ({value: role, label: t(`roles.${role}`)}))}
          onChange={(role: string | null | undefined) => change({role: role ?? ''})}
        />
      </div>
      <PeopleList words={filters.q} role={filters.role} />
      {Number(filters.id) > 0 && <Person id={Number(filters.id)} close={() => change({id: ''})} />}
      {filters.new && (
        <NewAccount close={() => change({new: ''})} done={(account) => change({new: '', id: String(account.id)})} />
      )}
    </AdminPage>
  );
}

function PeopleList({words, role}: {words: string; role: string}) {
  const {t} = useTranslation();
  const [params] = useSearchParams();
  const answer = useQuery(accounts);
  if (answer.isPending) return <Loading rows={10} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const asked = fold(words.trim());
  const shown = answer.data.filter(
    (each) =>
      (role === '' || each.role === role) &&
      fold(`${each.full_name} ${each.login} ${each.organisation_name ?? ''}`).includes(asked),
  );
  const placeOf = (account: Account) => {
    const place = new URLSearchParams(params);
    place.set('id', String(account.id));
    return `?${place}`;
  };
  if (shown.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.noneFoundText')} />;
  return (
    <DataTable
      label={t('admin.sections.people')}
      rows={shown}
      keyOf={(account) => account.id}
      classOf={(account) => (account.disabled ? 'admin-off' : undefined)}
      columns={[
        {
          key: 'name',
          title: t('admin.people.name'),
          show: (account) => <Link to={placeOf(account)}>{account.full_name}</Link>,
        },
        {key: 'login', title: t('admin.people.login'), show: (account) => account.login},
        {key: 'role', title: t('admin.people.role'), show: (account) => t(`roles.${account.role}`)},
        {key: 'unit', title: t('admin.unit'), show: (account) => account.organisation_name},
        {
          key: 'state',
          title: t('admin.state'),
          show: (account) => t(account.disabled ? 'admin.people.blocked' : 'admin.people.active'),
        },
      ]}
    />
  );
}

function NewAccount({close, done}: {close: () => void; done: (account: Account) => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Schemas['AccountRequest'], Account>
      title={t('admin.people.create')}
      submit={t('admin.create')}
      close={close}
      send={createAccount}
      done={(account) => {
        void client.invalidateQueries({queryKey: ['accounts']});
        done(account);
      }}
      outcome={() => t('admin.people.createOutcome')}
    >
      <Form.Item name="full_name" label={t('admin.people.name')} rules={required}>
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="login" label={t('admin.people.login')} extra={t('admin.people.loginHelp')} rules={required}>
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="organisation" label={t('admin.unit')} rules={required}>
        <OrganisationSelect placeholder={t('admin.chooseUnit')} />
      </Form.Item>
      <Form.Item name="role" label={t('admin.people.role')} rules={required}>
        <FormSelect options={ROLES.map((role) => ({value: role, label: t(`roles.${role}`)}))} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('admin.people.password')}
        extra={t('admin.people.passwordHelp')}
        rules={required}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="email" label={t('admin.people.email')}>
        <Input inputMode="email" autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
