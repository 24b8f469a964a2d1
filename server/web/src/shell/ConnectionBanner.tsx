import {useQueryClient} from '@tanstack/react-query';
import {useEffect, useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {connected} from '@/api/transport';
import {useSignal} from '@/habits/signal';

/** Stands there while the server does not answer; when it does again, everything that failed is loaded anew. */
export function ConnectionBanner() {
  const {t} = useTranslation();
  const client = useQueryClient();
  const isConnected = useSignal(connected);
  const wasLost = useRef(false);
  useEffect(() => {
    if (isConnected && wasLost.current) void client.invalidateQueries();
    wasLost.current = !isConnected;
  }, [client, isConnected]);
  return (
    <div role="status">{!isConnected && <p className="connection-banner">{t('problem.connectionBanner')}</p>}</div>
  );
}
