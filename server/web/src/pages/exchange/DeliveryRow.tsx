import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {newestMomentOf} from '@/components/newest_moment';
import {formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import type {ListedDelivery, State} from './queries';

interface Props {
  item: ListedDelivery;
  retry: (() => void) | undefined;
  recall: (() => void) | undefined;
  /** Where it shall be neither sent again nor recalled. */
  seen: (() => void) | undefined;
}

type Advised = 'refused' | 'failed' | 'queued' | 'sent';
const isAdvised = (state: State): state is Advised => ['refused', 'failed', 'queued', 'sent'].includes(state);
/** A peer that is merely slow answers within minutes. */
const SLOW_MS = 600_000;

/** One document at one receiver: where it is, why it is not further, and what can be done. */
export function DeliveryRow({item: {delivery, document_code, document_subject}, retry, recall, seen}: Props) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {state, recall: recalled} = delivery;
  const isOpen = state === 'queued' || state === 'sent';
  const needsAdvice =
    !recalled && isAdvised(state) && (!isOpen || Date.now() - Date.parse(delivery.queued_at) > SLOW_MS);
  const moment = newestMomentOf(delivery);
  return (
    <div className="exchange-row">
      <div className="exchange-where">
        <span className={`exchange-state ${recalled ? 'recalled' : state}`}>
          {recalled
            ? word(recalled.state_label)
            : delivery.kind || delivery.progress
              ? word(delivery.state_label)
              : t(`exchange.states.${state}`)}
        </span>
        <span className="strong">{delivery.recipient_name ?? delivery.recipient_code}</span>
        <small className="number">
          {[
            delivery.kind_label && word(delivery.kind_label),
            formatMoment(moment),
            delivery.arrival_number && t('exchange.arrivalNumber', {number: delivery.arrival_number}),
            delivery.seen_at && t('exchange.seenAt', {moment: formatMoment(delivery.seen_at)}),
            delivery.attempts > 1 && t('exchange.attempts', {count: delivery.attempts}),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
      <div className="exchange-what">
        <Link to={`/documents/${delivery.document}?tab=deliveries`}>
          <span className="number">{document_code}</span> {document_subject}
        </Link>
        {(recalled?.answer || recalled?.reason || delivery.reason) && (
          <p className={state === 'refused' || state === 'failed' ? 'exchange-reason bad' : 'exchange-reason'}>
            {recalled?.answer || recalled?.reason || word(delivery.reason ?? '')}
          </p>
        )}
        {needsAdvice && <p className="exchange-reason">{t(`exchange.advice.${state}`)}</p>}
      </div>
      <div className="exchange-actions">
        {retry && !recalled && !delivery.kind && !isOpen && state !== 'arrived' && state !== 'accepted' && (
          <Button size="small" onClick={retry}>
            {t('exchange.retry')}
          </Button>
        )}
        {seen && !isOpen && (
          <Button size="small" onClick={seen} title={t('exchange.seenText')}>
            {t('exchange.seen')}
          </Button>
        )}
        {recall && !recalled && !delivery.kind && (
          <Button size="small" type="text" onClick={recall}>
            {t('exchange.recall')}
          </Button>
        )}
      </div>
    </div>
  );
}
