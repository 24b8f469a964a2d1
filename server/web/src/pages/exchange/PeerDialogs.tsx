import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Checkbox, Form, Input, Select} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {ProblemAlert} from '@/components/ProblemAlert';
import {changePeer, peerOf, type ListedPeer} from './queries';

type Peer = Schemas['Peer'];

function useChanged() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({queryKey: ['exchange', 'peers']});
}

/** A system that documents may go to and come from, by its key. */
export function NewPeer({close}: {close: () => void}) {
  const {t} = useTranslation();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Schemas['PeerRequest'], Peer>
      title={t('exchange.peer.add')}
      submit={t('exchange.peer.add')}
      close={close}
      send={async ({endpoint, ...fields}, key) =>
        body(
          await api.POST('/api/v1/exchange/peers', {
            params: {header: {'Idempotency-Key': key}},
            body: {...fields, ...(endpoint && {endpoint})},
          }),
        )
      }
      done={useChanged()}
      outcome={() => t('exchange.peer.addWill')}
    >
      <Form.Item name="name" label={t('exchange.peer.name')} rules={required}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="public_key" label={t('exchange.key')} extra={t('exchange.peer.keyHelp')} rules={required}>
        <Input className="exchange-key-box" maxLength={40} spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="hub" valuePropName="checked" extra={t('exchange.peer.hubHelp')}>
        <Checkbox>{t('exchange.hub')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['hub']}>
        {({getFieldValue}) =>
          !getFieldValue('hub') && (
            <Form.Item
              name="organisation_codes"
              label={t('exchange.codes')}
              extra={t('exchange.peer.codesHelp')}
              rules={required}
            >
              <Codes />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="endpoint" label={t('exchange.endpoint')} extra={t('exchange.peer.endpointHelp')}>
        <Input maxLength={255} placeholder="tcp://10.0.0.2:5570" spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="valid_to" label={t('exchange.peer.validTo')}>
        <DateBox />
      </Form.Item>
    </FormDialog>
  );
}

/** Codes typed one after the other; `value` and `onChange` come from the form. */
function Codes({id, value, onChange}: {id?: string; value?: string[]; onChange?: (value: string[]) => void}) {
  return (
    <Select<string[]>
      {...(id && {id})}
      mode="tags"
      virtual={false}
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', ' ', ';']}
      value={value ?? []}
      onChange={(codes) => onChange?.(codes)}
    />
  );
}

interface Props {
  peer: ListedPeer;
  close: () => void;
}

/** Another address of a system; its key and its codes stay. */
export function ChangeEndpoint({peer, close}: Props) {
  // As it is when the form opens, and not as it was when somebody looked before: the list tells no version.
  const {data, error} = useQuery({...peerOf(peer.id), gcTime: 0});
  const opened = useRef(data);
  opened.current ??= data;
  if (opened.current === undefined) return <ProblemAlert error={error} />;
  return <EndpointForm peer={opened.current.peer} etag={opened.current.etag} close={close} />;
}

function EndpointForm({peer, etag, close}: {peer: Peer; etag: string; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const seen = useRef(etag);
  const load = async () => {
    const now = await client.fetchQuery({...peerOf(peer.id), staleTime: 0});
    seen.current = now.etag;
    return {endpoint: now.peer.endpoint};
  };
  return (
    <FormDialog<{endpoint: string}, Peer>
      title={t('exchange.peer.changeNamed', {name: peer.name})}
      submit={t('app.save')}
      close={close}
      initial={{endpoint: peer.endpoint}}
      send={(fields) => changePeer(peer.id, seen.current, fields)}
      done={useChanged()}
      conflict={{load, fields: [{name: 'endpoint', label: t('exchange.endpoint')}]}}
      outcome={() => t('exchange.peer.changeWill')}
    >
      <Form.Item name="endpoint" label={t('exchange.endpoint')} extra={t('exchange.peer.endpointHelp')}>
        <Input autoFocus maxLength={255} spellCheck={false} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

/** For good: a system comes back with a new key only. */
export function RevokePeer({peer, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<object, Peer>
      title={t('exchange.peer.revokeNamed', {name: peer.name})}
      submit={t('exchange.peer.revoke')}
      close={close}
      isDangerous
      send={async () => {
        const {etag} = await client.fetchQuery({...peerOf(peer.id), staleTime: 0});
        return changePeer(peer.id, etag, {revoked: true});
      }}
      done={useChanged()}
      outcome={() => t('exchange.peer.revokeWill', {name: peer.name, count: peer.waiting})}
    />
  );
}
