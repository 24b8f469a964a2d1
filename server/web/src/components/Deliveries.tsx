import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {deliveriesOf} from '@/api/documents';
import {formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {EmptyState} from './EmptyState';
import {Loading} from './Loading';
import {newestMomentOf} from './newest_moment';
import {ProblemAlert} from './ProblemAlert';

/** How far the document came at each receiver. */
export function Deliveries({id}: {id: number}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {data, error, refetch} = useQuery(deliveriesOf(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.length === 0) return <EmptyState title={t('document.noDeliveries')} text={t('document.noDeliveriesText')} />;
  return (
    <ul className="timeline">
      {data.map((delivery) => (
        <li key={delivery.id}>
          <strong>{delivery.recipient_name ?? delivery.recipient_code}</strong>
          <span className={`state ${delivery.state}`}>
            {word(delivery.recall?.state_label ?? delivery.state_label)}
          </span>
          <small>
            {[
              delivery.kind_label && word(delivery.kind_label),
              delivery.arrival_number && t('work.number', {number: delivery.arrival_number}),
              formatMoment(newestMomentOf(delivery)),
              delivery.attempts > 1 && t('document.attempts', {count: delivery.attempts}),
              delivery.reason && word(delivery.reason),
              delivery.recall?.answer,
              ...(delivery.changes ?? []).map(
                ({kind_label, state_label}) => `${word(kind_label)}: ${word(state_label)}`,
              ),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}
