import {PlusOutlined} from '@ant-design/icons';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Modal, Typography} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {organisationsOn} from '@/api/organisations';
import type {Schemas} from '@/api/types';
import {ConfirmButton} from '@/components/ConfirmButton';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {AdminPage} from './AdminPage';

type Drop = Schemas['Drop'];

/** Where documents come in by themselves: folders and mailboxes of the configuration, and drops for scanners. */
export function Component() {
  const {t} = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<Drop | null>(null);
  return (
    <AdminPage
      section="intake"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('admin.intake.add')}
        </Button>
      }
    >
      <h2 className="admin-title">{t('admin.intake.drops')}</h2>
      <Drops />
      <h2 className="admin-title">{t('admin.intake.channels')}</h2>
      <Channels />
      {isAdding && <AddDrop close={() => setAdding(false)} done={setMade} />}
      {made && <Secret drop={made} close={() => setMade(null)} />}
    </AdminPage>
  );
}

function Drops() {
  const {t} = useTranslation();
  const client = useQueryClient();
  const units = useQuery(organisationsOn());
  const answer = useQuery({
    queryKey: ['drops'],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/drops', {signal})).drops,
  });
  const revoking = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/drops/{id}', {params: {path: {id}}}),
    onSuccess: () => client.invalidateQueries({queryKey: ['drops']}),
  });
  if (answer.isPending) return <Loading rows={2} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0) return <EmptyState title={t('admin.intake.none')} text={t('admin.intake.noneText')} />;
  return (
    <>
      <ProblemAlert error={revoking.error} />
      <DataTable
        label={t('admin.intake.drops')}
        rows={answer.data}
        keyOf={(drop) => drop.id}
        classOf={(drop) => (drop.revoked_at ? 'admin-off' : undefined)}
        columns={[
          {key: 'name', title: t('admin.intake.name'), show: (drop) => drop.name},
          {key: 'path', title: t('admin.intake.path'), show: (drop) => drop.path},
          {
            key: 'unit',
            title: t('admin.unit'),
            show: (drop) => units.data?.find(({id}) => id === drop.unit)?.name ?? drop.unit,
          },
          {key: 'created', title: t('admin.intake.created'), show: (drop) => formatMoment(drop.created_at)},
          {
            key: 'state',
            title: t('admin.state'),
            show: (drop) =>
              drop.revoked_at ? (
                t('admin.intake.revokedAt', {moment: formatMoment(drop.revoked_at)})
              ) : (
                <ConfirmButton
                  size="small"
                  danger
                  title={t('admin.intake.revokeNamed', {name: drop.name})}
                  text={t('admin.intake.revokeOutcome')}
                  onConfirm={() => revoking.mutate(drop.id)}
                >
                  {t('admin.intake.revoke')}
                </ConfirmButton>
              ),
          },
        ]}
      />
    </>
  );
}

function AddDrop({close, done}: {close: () => void; done: (drop: Drop) => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<{name: string; unit: number}, Drop>
      title={t('admin.intake.add')}
      submit={t('admin.create')}
      close={close}
      send={async (fields) => body(await api.POST('/api/v1/drops', {body: fields}))}
      done={(drop) => {
        void client.invalidateQueries({queryKey: ['drops']});
        done(drop);
      }}
      outcome={() => t('admin.intake.addOutcome')}
    >
      <Form.Item name="name" label={t('admin.intake.name')} extra={t('admin.intake.nameHelp')} rules={required}>
        <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="unit" label={t('admin.unit')} rules={required}>
        <OrganisationSelect registriesOnly placeholder={t('admin.chooseUnit')} />
      </Form.Item>
    </FormDialog>
  );
}

/** The password of a new drop, which nobody can see again. */
function Secret({drop, close}: {drop: Drop; close: () => void}) {
  const {t} = useTranslation();
  return (
    <Modal
      open
      closable={false}
      maskClosable={false}
      keyboard={false}
      title={t('admin.intake.secretTitle')}
      footer={
        <Button type="primary" onClick={close}>
          {t('admin.intake.secretKept')}
        </Button>
      }
    >
      <p>{t('admin.intake.secretText')}</p>
      <p>
        {t('admin.intake.path')}: <span className="admin-secret">{drop.path}</span>
        <br />
        {t('admin.intake.name')}: <span className="admin-secret">{drop.name}</span>
      </p>
      <Typography.Paragraph className="admin-secret" copyable>
        {drop.password ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}

function Channels() {
  const {t} = useTranslation();
  const word = useServerWord();
  const answer = useQuery({
    queryKey: ['intake', 'channels'],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/intake/channels', {signal})).channels,
  });
  if (answer.isPending) return <Loading rows={2} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0)
    return <EmptyState title={t('admin.intake.noChannels')} text={t('admin.intake.noChannelsText')} />;
  return (
    <DataTable
      label={t('admin.intake.channels')}
      rows={answer.data}
      keyOf={(each) => `${each.channel} ${each.name}`}
      columns={[
        {key: 'name', title: t('admin.intake.channel'), show: (each) => `${word(each.channel_label)}: ${each.name}`},
        {key: 'unit', title: t('admin.unit'), show: (each) => each.unit},
        {key: 'taken', title: t('admin.intake.taken'), isNumber: true, show: (each) => formatNumber(each.taken)},
        {
          key: 'repeated',
          title: t('admin.intake.repeated'),
          isNumber: true,
          show: (each) => formatNumber(each.repeated),
        },
        {key: 'refused', title: t('admin.intake.refused'), isNumber: true, show: (each) => formatNumber(each.refused)},
        {key: 'round', title: t('admin.intake.lastRound'), show: (each) => formatMoment(each.last_round_at)},
        {
          key: 'error',
          title: t('admin.intake.lastError'),
          show: (each) =>
            each.last_error && (
              <span className="admin-bad">
                {each.last_error} ({formatMoment(each.last_error_at)})
              </span>
            ),
        },
      ]}
    />
  );
}
