import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Alert, Button, Modal} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {api, newKey} from '@/api/client';
import {organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {Deliveries} from '@/components/Deliveries';
import {ProblemAlert} from '@/components/ProblemAlert';

/** The number, and the way to those who receive it. */
export function Issued({document, again}: {document: Document; again: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [key] = useState(newKey);
  const {data = []} = useQuery(organisations);
  const named = (document.receivers ?? []).flatMap(({organisation}) => data.filter(({id}) => id === organisation));
  const to = named.filter(({interconnected}) => interconnected).map(({id}) => id);
  const others = named.filter(({interconnected}) => !interconnected).map(({name}) => name);
  const [isSent, setSent] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/documents/{id}/deliveries', {
        params: {path: {id: document.id}, header: {'Idempotency-Key': key}},
        body: {to},
      }),
    onSuccess: async () => {
      await client.invalidateQueries({queryKey: ['documents', document.id]});
      setAsking(false);
      setSent(true);
    },
    onError: () => setAsking(false),
  });
  return (
    <div className="outgoing-issued" role="status">
      <span>{t('outgoing.issued')}</span>
      <strong className="number">{document.code}</strong>
      <Link to={`/documents/${document.id}`}>{document.subject}</Link>
      <ProblemAlert error={send.error} />
      {others.length > 0 && <Alert type="info" message={t('outgoing.notConnected', {names: others.join(', ')})} />}
      <div>
        {to.length > 0 && !isSent && (
          <Button type="primary" autoFocus onClick={() => setAsking(true)}>
            {t('outgoing.send', {count: to.length})}
          </Button>
        )}
        {isSent && (
          <Button onClick={() => navigate(`/documents/${document.id}?tab=deliveries`)}>{t('outgoing.watch')}</Button>
        )}
        <Button onClick={again}>{t('outgoing.another')}</Button>
      </div>
      {isSent && (
        <section className="outgoing-receipts" aria-label={t('outgoing.receipts')}>
          <h2>{t('outgoing.receipts')}</h2>
          <Deliveries id={document.id} />
        </section>
      )}
      <Modal
        open={isAsking}
        title={t('outgoing.sendTitle')}
        okText={t('outgoing.send', {count: to.length})}
        cancelText={t('app.cancel')}
        confirmLoading={send.isPending}
        onOk={() => send.mutate()}
        onCancel={() => setAsking(false)}
      >
        {t('outgoing.sendText', {code: document.code, count: to.length})}
      </Modal>
    </div>
  );
}
