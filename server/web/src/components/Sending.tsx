import {useQuery} from '@tanstack/react-query';
import {Alert, Button} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {deliveriesOf, documentOf} from '@/api/documents';
import {organisations} from '@/api/organisations';
import {useHoldsRole} from '@/api/own';
import type {Document} from '@/api/types';
import {Deliveries} from './Deliveries';
import {ProblemAlert} from './ProblemAlert';
import {receiversLeft} from './receivers_left';
import {SendDialog} from './SendDialog';
import {UpdateDialog} from './UpdateDialog';
import './sending.css';

interface Props {
  id: number;
  /** Sending is what comes next: it takes the focus that the step before has left behind. */
  isNext?: boolean;
}

/** An outgoing document and its receivers: sending it, for clerks, and how far it came at each. */
export function Sending({id, isNext = false}: Props) {
  const {data, error, refetch} = useQuery(documentOf(id));
  const maySend = useHoldsRole('van_thu');
  return (
    <>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data && maySend && <Send document={data.document} isNext={isNext} />}
      <Deliveries id={id} />
    </>
  );
}

function Send({document: registered, isNext}: {document: Document; isNext: boolean}) {
  const {t} = useTranslation();
  const [asking, setAsking] = useState<'send' | 'update' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const {data: deliveries} = useQuery(deliveriesOf(registered.id));
  const {data: units} = useQuery(organisations);
  const left = deliveries && units && receiversLeft(registered, deliveries, units);
  const count = left?.named.length ?? 0;
  useEffect(() => {
    if (isNext && count > 0 && document.activeElement === document.body) button.current?.focus({preventScroll: true});
  }, [isNext, count]);
  // What was recalled goes nowhere any more.
  if (left === undefined || deliveries?.some(({recall}) => recall !== undefined)) return null;
  return (
    <div className="sending-do">
      {left.apart.length > 0 && (
        <Alert type="info" message={t('outgoing.notConnected', {names: left.apart.join(', ')})} />
      )}
      {(count > 0 || left.others.length > 0) && (
        <Button ref={button} type={count > 0 ? 'primary' : 'default'} onClick={() => setAsking('send')}>
          {count > 0 ? t('outgoing.send', {count}) : t('registered.send.more')}
        </Button>
      )}
      {left.have.length > 0 && <Button onClick={() => setAsking('update')}>{t('registered.update.do')}</Button>}
      {asking === 'send' && <SendDialog document={registered} left={left} close={() => setAsking(null)} />}
      {asking === 'update' && <UpdateDialog document={registered} left={left} close={() => setAsking(null)} />}
    </div>
  );
}
