import {useQueryClient} from '@tanstack/react-query';
import {Checkbox, Form, message} from 'antd';
import {useTranslation} from 'react-i18next';
import {api} from '@/api/client';
import type {Document} from '@/api/types';
import {useServerWord} from '@/habits/server_word';
import {FormDialog} from './FormDialog';
import type {Left} from './receivers_left';
import {UnitsSelect} from './UnitsSelect';
import './sending.css';

interface Fields {
  to: number[];
  others: number[];
}
/** So many names stand in the sentence; the others are counted. All stand above it. */
const NAMED = 6;

/** Whom it goes to, and what that means for them, before it goes. */
export function SendDialog({document, left, close}: {document: Document; left: Left; close: () => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const client = useQueryClient();
  const chosen = ({to = [], others = []}: Partial<Fields>) => [...to, ...others];
  const all = [...left.named, ...left.others];
  const namesOf = (ids: number[]) => all.filter(({id}) => ids.includes(id)).map(({name}) => name);
  return (
    <FormDialog<Fields, number>
      title={t('outgoing.sendTitle')}
      submit={(fields) => t('outgoing.send', {count: chosen(fields).length})}
      close={close}
      initial={{to: left.named.map(({id}) => id), others: []}}
      send={async (fields, key) => {
        const to = chosen(fields);
        await api.POST('/api/v1/documents/{id}/deliveries', {
          params: {path: {id: document.id}, header: {'Idempotency-Key': key}},
          body: {to},
        });
        return to.length;
      }}
      done={(count) => {
        void message.success(t('registered.send.done', {count}));
        for (const queryKey of [['documents', document.id], ['exchange', 'deliveries'], ['drafts']])
          void client.invalidateQueries({queryKey});
      }}
      outcome={(fields) => {
        const names = namesOf(chosen(fields));
        if (names.length === 0) return t('registered.send.nobody');
        const most = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '');
        return (
          <>
            <p>{t('registered.send.will', {code: document.code, count: names.length, names: most})}</p>
            <p>{t('registered.send.told')}</p>
            <p>{t('registered.send.fixed')}</p>
          </>
        );
      }}
    >
      {left.named.length > 0 && (
        <fieldset className="send-to">
          <legend>{t('registered.send.to')}</legend>
          <Form.Item name="to" noStyle>
            <Checkbox.Group
              options={left.named.map(({id, name, before}) => ({
                value: id,
                label: before ? (
                  <>
                    {name}{' '}
                    <small>({t('registered.send.again', {state: word(before.state_label).toLowerCase()})})</small>
                  </>
                ) : (
                  name
                ),
              }))}
            />
          </Form.Item>
        </fieldset>
      )}
      {left.others.length > 0 && (
        <Form.Item
          name="others"
          label={t('registered.send.others')}
          dependencies={['to']}
          rules={[
            ({getFieldValue}) => ({
              validator: (_, others: number[] = []) =>
                chosen({to: getFieldValue('to') as number[], others}).length > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('registered.send.nobody'))),
            }),
          ]}
        >
          <UnitsSelect
            options={left.others.map(({id: unit, name}) => ({value: unit, label: name}))}
            placeholder={t('registered.send.othersHint')}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
