import {useMutation, useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useRef, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body, newKey} from '@/api/client';
import {documentOf} from '@/api/documents';
import {organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {ItemActions} from './ItemActions';
import type {InboxItem} from './queries';

interface Props {
  item: InboxItem;
  /** It was agreed to or refused. */
  onGone: () => void;
  saved: ReactNode;
}

/** The sender changes what is registered here: there is no book and no number to choose, only yes or no. */
export function Update({item, onGone, saved}: Props) {
  const {t} = useTranslation();
  const document = item.changes?.find((original) => original.document !== undefined)?.document;
  return (
    <>
      <section className="intake-preview" aria-label={t('intake.preview')}>
        {document === undefined ? (
          <EmptyState
            title={item.document_as_sent.subject ?? item.sender_name}
            text={t(item.original_missing ? 'intake.originalMissing' : 'intake.originalWaits')}
            action={
              item.changes?.[0] && <Link to={`/intake?item=inbox-${item.changes[0].id}`}>{t('intake.toOriginal')}</Link>
            }
          />
        ) : (
          <Difference item={item} document={document} />
        )}
      </section>
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        <ItemActions inbox={item} onGone={onGone} />
        <p className="consequence">{t('intake.updateText', {name: item.sender_name})}</p>
        <Facts
          facts={[
            [t('intake.updateReason'), item.change_reason],
            [t('intake.receiversAdded'), useReceivers(item, true)],
            [t('intake.receiversRemoved'), useReceivers(item, false)],
          ]}
        />
        <Agree item={item} isReady={document !== undefined} onDone={onGone} />
      </section>
    </>
  );
}

/** Names of the units that came on the list of receivers, or off it. */
function useReceivers(item: InboxItem, added: boolean) {
  const {data = []} = useQuery(organisations);
  const nameOf = (code: string) => data.find((each) => each.code === code)?.name ?? code;
  return (item.receiver_changes ?? [])
    .filter((change) => change.added === added)
    .map(({code}) => nameOf(code))
    .join('; ');
}

function Agree({item, isReady, onDone}: {item: InboxItem; isReady: boolean; onDone: () => void}) {
  const {t} = useTranslation();
  const key = useRef(newKey());
  const accept = useMutation({
    mutationFn: async () =>
      body(
        await api.POST('/api/v1/exchange/inbox/{id}/acceptance', {
          params: {path: {id: item.id}, header: {'Idempotency-Key': key.current}},
          body: {confirm_duplicate: false},
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <>
      <ProblemAlert error={accept.error} />
      <div className="intake-buttons">
        <Button type="primary" disabled={!isReady} loading={accept.isPending} onClick={() => accept.mutate()}>
          {t('intake.updateAgree')}
        </Button>
      </div>
      {!isReady && <p className="muted">{t('intake.updateNotYet')}</p>}
    </>
  );
}

/** What is registered beside what the sender says now, where they differ. */
function Difference({item, document}: {item: InboxItem; document: number}) {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(documentOf(document));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} />;
  const rows = differing(data.document, item.document_as_sent);
  return (
    <>
      <p>
        <Link to={`/documents/${document}`} className="number strong">
          {[data.document.registry_number, data.document.code].filter(Boolean).join(' · ')}
        </Link>
      </p>
      {rows.length === 0 ? (
        <p className="muted">{t('intake.updateSame')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('intake.registered')}</th>
              <th scope="col">{t('intake.senderSays')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([field, here, there]) => (
              <tr key={field}>
                <th scope="row">{t(`intake.${field}`)}</th>
                <td>{field === 'urgency' ? t(`urgency.${here as Document['urgency']}`) : here}</td>
                <td className="strong">{field === 'urgency' ? t(`urgency.${there as Document['urgency']}`) : there}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted">{t('intake.updateCounts')}</p>
    </>
  );
}

type Row = ['subject' | 'signer' | 'urgency', string, string];

/** Of what an update changes, see carryOutUpdate of the server. */
const differing = (here: Document, there: InboxItem['document_as_sent']): Row[] =>
  (
    [
      ['subject', here.subject, there.subject ?? ''],
      ['signer', signerText(here.signer), signerText(there.signer)],
      ['urgency', here.urgency ?? 'normal', there.urgency ?? 'normal'],
    ] as Row[]
  ).filter(([, mine, theirs]) => mine !== theirs);

const signerText = (signer: Document['signer']) => [signer?.name, signer?.position].filter(Boolean).join(', ');
