import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Modal, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, newKey} from '@/api/client';
import {focusFirstField} from '@/components/dialog_focus';
import {FormDialog} from '@/components/FormDialog';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useOfferUndo} from '@/components/undo';
import {documentsLike, type InboxItem, type IntakeItem} from './queries';

type Props = {onGone: () => void} & ({item: IntakeItem} | {inbox: InboxItem});
const putBack = (id: number) =>
  api.POST('/api/v1/intake/{id}/restoration', {params: {path: {id}, header: {'Idempotency-Key': newKey()}}});

type Asked = 'refuse' | 'discard' | 'attach' | null;

/** What else can be done with a line of the queue than to register it. */
export function ItemActions(props: Props) {
  const {t} = useTranslation();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const id = 'item' in props ? props.item.id : props.inbox.id;
  const restore = useMutation({mutationFn: () => putBack(id), onSuccess: props.onGone});
  const state = 'item' in props ? props.item.state : props.inbox.state;
  return (
    <div className="intake-actions">
      {'inbox' in props && state === 'arrived' && (
        <Button size="small" danger onClick={() => setAsked('refuse')}>
          {t('intake.refuse')}
        </Button>
      )}
      {'item' in props && state === 'waiting' && (
        <>
          <Button size="small" onClick={() => setAsked('attach')}>
            {props.item.stamped_number ? t('intake.attachTo', {number: props.item.stamped_number}) : t('intake.attach')}
          </Button>
          <Button size="small" danger onClick={() => setAsked('discard')}>
            {t('intake.discard')}
          </Button>
        </>
      )}
      {'item' in props && (state === 'discarded' || state === 'split') && (
        <Button size="small" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('intake.restore')}
        </Button>
      )}
      <ProblemAlert error={restore.error} />
      {(asked === 'refuse' || asked === 'discard') && <ReasonDialog {...props} asked={asked} id={id} close={close} />}
      {asked === 'attach' && 'item' in props && <AttachDialog {...props} close={close} />}
    </div>
  );
}

function ReasonDialog({
  asked,
  id,
  close,
  onGone,
  ...props
}: Props & {asked: 'refuse' | 'discard'; id: number; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const offerUndo = useOfferUndo();
  const isRefusal = asked === 'refuse';
  const gone = () => {
    onGone();
    if (!isRefusal)
      offerUndo(`discarded ${id}`, t('intake.discardDone'), t('intake.notRestored'), async () => {
        await putBack(id);
        await client.invalidateQueries({queryKey: ['intake']});
      });
  };
  const name = 'inbox' in props ? props.inbox.sender_name : '';
  const isUpdate = 'inbox' in props && props.inbox.kind === 'update';
  const refusal = isUpdate ? 'intake.refuseUpdateText' : 'intake.refuseText';
  return (
    <FormDialog<{reason: string}, unknown>
      title={t(isRefusal ? (isUpdate ? 'intake.refuseUpdateTitle' : 'intake.refuseTitle') : 'intake.discardTitle')}
      submit={t(isRefusal ? 'intake.refuse' : 'intake.discard')}
      close={close}
      isDangerous
      outcome={() => t(isRefusal ? refusal : 'intake.discardText', {name})}
      send={({reason}, key) => {
        const request = {params: {path: {id}, header: {'Idempotency-Key': key}}, body: {reason}};
        return isRefusal
          ? api.POST('/api/v1/exchange/inbox/{id}/refusal', request)
          : api.POST('/api/v1/intake/{id}/discard', request);
      }}
      done={gone}
    >
      <Form.Item
        name="reason"
        label={t('intake.reason')}
        rules={[{required: true, whitespace: true, message: t('login.required')}]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function AttachDialog({item, onGone, close}: {item: IntakeItem; onGone: () => void; close: () => void}) {
  const {t} = useTranslation();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(item.stamped_for);
  const [key] = useState(newKey);
  const found = useQuery({...documentsLike(words), enabled: words.trim().length > 1});
  const send = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/intake/{id}/attachment', {
        params: {path: {id: item.id}, header: {'Idempotency-Key': key}},
        body: chosen === undefined ? {} : {document: chosen},
      }),
    onSuccess: onGone,
  });
  const options = (found.data ?? []).map(({id, number, subject}) => ({
    value: id,
    label: [number, subject].filter(Boolean).join(' · '),
  }));
  if (item.stamped_for !== undefined && options.length === 0)
    options.push({value: item.stamped_for, label: t('intake.attachTo', {number: item.stamped_number ?? ''})});
  return (
    <Modal
      open
      title={t('intake.attachTitle')}
      okText={t('intake.attach')}
      cancelText={t('app.cancel')}
      okButtonProps={{disabled: chosen === undefined, loading: send.isPending}}
      onOk={() => send.mutate()}
      onCancel={close}
      afterOpenChange={focusFirstField}
    >
      <p>{t('intake.attachText')}</p>
      <ProblemAlert error={send.error ?? found.error} />
      <Select
        showSearch
        filterOption={false}
        style={{width: '100%'}}
        aria-label={t('intake.attachSearch')}
        placeholder={t('intake.attachSearch')}
        value={chosen ?? null}
        options={options}
        loading={found.isFetching}
        onSearch={setWords}
        onChange={(value: number | null) => setChosen(value ?? undefined)}
      />
    </Modal>
  );
}
