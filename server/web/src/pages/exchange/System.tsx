import {useQuery} from '@tanstack/react-query';
import {Button, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {EmptyState} from '@/components/EmptyState';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment, formatNumber} from '@/habits/format';
import {useLiveQuery} from '@/habits/live_list';
import {ChangeEndpoint, NewPeer, RevokePeer} from './PeerDialogs';
import {useServerWord} from '@/habits/server_word';
import {NeededPeers} from './NeededPeers';
import {identity, LIVE_MS, peers, type ListedPeer} from './queries';

/** Who this installation is, and how the lines to the others stand: all of them, or those that own deliveries need. */
export function System({sees}: {sees: 'all' | 'needed' | 'none'}) {
  return (
    <div className="exchange-system">
      {sees === 'all' && <Peers />}
      {sees === 'needed' && <NeededPeers />}
      <Identity />
    </div>
  );
}

function Identity() {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(identity);
  const [messages, place] = message.useMessage();
  // The clipboard is there only where the browser trusts the connection.
  const copy = async (key: string) => {
    await navigator.clipboard.writeText(key);
    void messages.success(t('app.copied'));
  };
  return (
    <section className="exchange-card" aria-labelledby="exchange-identity">
      {place}
      <h2 id="exchange-identity">{t('exchange.identity')}</h2>
      <p className="muted">{t('exchange.identityText')}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data === undefined && !error && <Loading rows={3} />}
      {data && (
        <Facts
          facts={[
            [t('exchange.endpoint'), data.endpoint],
            [
              t('exchange.key'),
              <span key="key" className="exchange-key">
                <code>{data.public_key}</code>
                {window.isSecureContext && (
                  <Button size="small" onClick={() => void copy(data.public_key)}>
                    {t('exchange.copy')}
                  </Button>
                )}
              </span>,
            ],
            [t('exchange.codes'), data.organisation_codes.join(', ')],
          ]}
        />
      )}
    </section>
  );
}

function Peers() {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(peers);
  useLiveQuery(peers.queryKey, LIVE_MS);
  const [asked, setAsked] = useState<{peer: ListedPeer; to: 'change' | 'revoke'} | 'add' | null>(null);
  const close = () => setAsked(null);
  return (
    <section aria-labelledby="exchange-peers">
      <div className="exchange-title">
        <h2 id="exchange-peers" className="exchange-heading">
          {t('exchange.peers')}
        </h2>
        <Button onClick={() => setAsked('add')}>{t('exchange.peer.add')}</Button>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data === undefined && !error && <Loading rows={4} />}
      {data?.length === 0 && <EmptyState title={t('exchange.peersNone')} text={t('exchange.peersNoneText')} />}
      {data?.map((peer) => (
        <Peer key={peer.id} peer={peer} ask={(to) => setAsked({peer, to})} />
      ))}
      {asked === 'add' && <NewPeer close={close} />}
      {asked !== null && asked !== 'add' && asked.to === 'change' && <ChangeEndpoint peer={asked.peer} close={close} />}
      {asked !== null && asked !== 'add' && asked.to === 'revoke' && <RevokePeer peer={asked.peer} close={close} />}
    </section>
  );
}

function Peer({peer, ask}: {peer: ListedPeer; ask: (to: 'change' | 'revoke') => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const state = peer.revoked ? 'revoked' : peer.connected ? 'connected' : 'disconnected';
  const from = formatDate(peer.valid_from);
  return (
    <article className="exchange-card">
      <h3>
        {peer.name}
        <span className={`exchange-state ${state}`}>{t(`exchange.${state}`)}</span>
      </h3>
      {!peer.revoked && peer.problem && <p className="exchange-reason bad">{word(peer.problem)}</p>}
      <Facts
        facts={[
          [
            t('exchange.lastHeard'),
            !peer.revoked && (peer.last_heard_at ? formatMoment(peer.last_heard_at) : t('exchange.never')),
          ],
          [
            t('exchange.waiting'),
            t('exchange.waitingCount', {count: peer.waiting, replace: {count: formatNumber(peer.waiting)}}),
          ],
          [t('exchange.endpoint'), peer.endpoint || t('exchange.onlyDials')],
          [t('exchange.key'), <code key="key">{peer.public_key}</code>],
          [t('exchange.codes'), peer.hub ? t('exchange.everybodyElse') : peer.organisation_codes.join(', ')],
          [
            t('exchange.validity'),
            peer.valid_to ? t('exchange.between', {from, to: formatDate(peer.valid_to)}) : t('exchange.since', {from}),
          ],
        ]}
      />
      {!peer.revoked && (
        <div className="exchange-tools">
          <Button size="small" onClick={() => ask('change')}>
            {t('exchange.peer.change')}
          </Button>
          <Button size="small" danger onClick={() => ask('revoke')}>
            {t('exchange.peer.revoke')}
          </Button>
        </div>
      )}
    </article>
  );
}
