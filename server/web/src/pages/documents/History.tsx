import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {vi} from '@/i18n/vi';
import {historyOf} from './queries';

type Known = Exclude<keyof typeof vi.actions, 'other'>;
const isKnown = (action: string): action is Known => action !== 'other' && action in vi.actions;

/** Rows of the change log about the document, the newest first. */
export function History({id}: {id: number}) {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(historyOf(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <ol className="timeline">
      {[...data].reverse().map((change) => (
        <li key={change.sequence}>
          <strong>
            {isKnown(change.action) ? t(`actions.${change.action}`) : t('actions.other', {action: change.action})}
          </strong>
          <small>
            {change.account_name ?? t('document.system')} · {formatMoment(change.at)}
          </small>
        </li>
      ))}
    </ol>
  );
}
