import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {organisationsOn} from '@/api/organisations';
import {FormDialog} from '@/components/FormDialog';
import {fold} from '@/habits/fold';
import type {EdxmlMessage} from './queries';

interface Fields {
  to?: number[];
}

/** Hands a held message to the units that it addresses, or to others, and says first what that means. */
export function ReleaseEdxml({message, close}: {message: EdxmlMessage; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {data: units = [], isPending} = useQuery(organisationsOn());
  const nameOf = (id: number) => units.find((unit) => unit.id === id)?.name ?? String(id);
  const addressed = message.receivers.flatMap(({organisation}) => (organisation === undefined ? [] : [organisation]));
  const isDocument = message.kind === 'document' && message.held_for !== 'document_unknown';
  const wanted = (chosen: number[] = []) => (chosen.length > 0 ? chosen : addressed);
  return (
    <FormDialog<Fields, unknown>
      title={t('exchange.edxml.releaseTitle', {name: message.code || message.name})}
      submit={t('exchange.edxml.release')}
      isOptionalMarked={addressed.length > 0}
      close={close}
      send={async ({to = []}, key) =>
        body(
          await api.POST('/api/v1/exchange/edxml/{id}/release', {
            params: {path: {id: message.id}, header: {'Idempotency-Key': key}},
            body: to.length > 0 ? {to} : {},
          }),
        )
      }
      done={() => {
        void client.invalidateQueries({queryKey: ['edxml']});
        void client.invalidateQueries({queryKey: ['inbox']});
        void client.invalidateQueries({queryKey: ['counters']});
      }}
      outcome={({to}) => (
        <>
          {message.held_for && (
            <p>
              {t(`exchange.edxml.releaseFor.${message.held_for}`, {
                sender: message.sender_name || message.sender_code || '',
              })}
            </p>
          )}
          {isDocument && wanted(to).length > 0 && (
            <p>{t('exchange.edxml.releaseTo', {units: wanted(to).map(nameOf).join(', ')})}</p>
          )}
        </>
      )}
    >
      {isDocument && (
        <Form.Item
          name="to"
          label={t('exchange.edxml.units')}
          extra={t(addressed.length > 0 ? 'exchange.edxml.unitsAddressed' : 'exchange.edxml.unitsNone')}
          // A rule `required` would add aria-required, which Ant Design's box of several may not have.
          rules={[
            {
              validator: (_, to: number[] = []) =>
                wanted(to).length > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('exchange.edxml.unitsRequired'))),
            },
          ]}
        >
          <Select
            mode="multiple"
            loading={isPending}
            options={units
              .filter((unit) => unit.keeps_registry)
              .map(({id, name, code}) => ({value: id, label: name, found: fold(`${name} ${code ?? ''}`)}))}
            filterOption={(typed, option) => option?.found.includes(fold(typed)) ?? false}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
