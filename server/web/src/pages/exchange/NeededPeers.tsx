import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {useLiveQuery} from '@/habits/live_list';
import {LIVE_MS, neededPeers} from './queries';

/** For who sends: the systems that own deliveries wait for, and how the lines to them stand. */
export function NeededPeers() {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(neededPeers);
  useLiveQuery(neededPeers.queryKey, LIVE_MS);
  return (
    <section aria-labelledby="exchange-needed">
      <h2 id="exchange-needed" className="exchange-heading">
        {t('exchange.needed.title')}
      </h2>
      <p className="muted">{t('exchange.needed.text')}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data === undefined && !error && <Loading rows={3} />}
      {data?.length === 0 && <p className="muted">{t('exchange.needed.none')}</p>}
      {data?.map(({id, name, state, last_heard_at, waiting, waiting_since}) => (
        <article className="exchange-card" key={id}>
          <h3>
            {name}
            <span className={`exchange-state ${state === 'connected' ? 'connected' : 'disconnected'}`}>
              {t(`exchange.needed.states.${state}`)}
            </span>
          </h3>
          {state !== 'connected' && (
            <p className={`exchange-reason ${state === 'disconnected' ? '' : 'bad'}`}>
              {t(`exchange.needed.advice.${state}`)}
            </p>
          )}
          <Facts
            facts={[
              [t('exchange.lastHeard'), last_heard_at ? formatMoment(last_heard_at) : t('exchange.never')],
              [
                t('exchange.waiting'),
                t('exchange.needed.waiting', {number: formatNumber(waiting), since: formatMoment(waiting_since)}),
              ],
            ]}
          />
        </article>
      ))}
    </section>
  );
}
