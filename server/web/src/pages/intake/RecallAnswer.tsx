import {useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api} from '@/api/client';
import {FormDialog} from '@/components/FormDialog';
import type {InboxItem} from './queries';

/** The sender wants back what is in the book: why, and the two answers. */
export function RecallAnswer({item, onDone}: {item: InboxItem; onDone: () => void}) {
  const {t} = useTranslation();
  const [answer, setAnswer] = useState<'agree' | 'refuse' | null>(null);
  return (
    <>
      <p className="consequence">
        {t('intake.recallAsked', {name: item.sender_name, reason: item.recall?.reason ?? ''})}
      </p>
      <div className="intake-actions">
        <Button onClick={() => setAnswer('refuse')}>{t('intake.recallRefuse')}</Button>
        <Button danger onClick={() => setAnswer('agree')}>
          {t('intake.recallAgree')}
        </Button>
      </div>
      {answer !== null && (
        <AnswerDialog item={item} agree={answer === 'agree'} onDone={onDone} close={() => setAnswer(null)} />
      )}
    </>
  );
}

function AnswerDialog({
  item,
  agree,
  onDone,
  close,
}: {
  item: InboxItem;
  agree: boolean;
  onDone: () => void;
  close: () => void;
}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const done = () => {
    for (const key of ['documents', 'inbox', 'counters', 'work']) void client.invalidateQueries({queryKey: [key]});
    onDone();
  };
  return (
    <FormDialog<{reason?: string}, unknown>
      title={t(agree ? 'intake.recallAgreeTitle' : 'intake.recallRefuseTitle', {code: item.document_as_sent.code})}
      submit={t(agree ? 'intake.recallAgree' : 'intake.recallRefuse')}
      close={close}
      isDangerous={agree}
      outcome={() => t(agree ? 'intake.recallAgreeText' : 'intake.recallRefuseText', {name: item.sender_name})}
      send={({reason}, key) =>
        api.POST('/api/v1/exchange/inbox/{id}/recall-answer', {
          params: {path: {id: item.id}, header: {'Idempotency-Key': key}},
          body: {agree, ...(reason && {reason})},
        })
      }
      done={done}
    >
      {!agree && (
        <Form.Item
          name="reason"
          label={t('intake.reason')}
          rules={[{required: true, whitespace: true, message: t('intake.recallReasonRequired')}]}
        >
          <Input maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
