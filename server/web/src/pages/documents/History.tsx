import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useActionName} from '@/habits/action_name';
import {formatMoment} from '@/habits/format';
import {historyOf} from './queries';

/** Rows of the change log about the document, the newest first. */
export function History({id}: {id: number}) {
  const {t} = useTranslation();
  const actionName = useActionName();
  const {data, error, refetch} = useQuery(historyOf(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <ol className="timeline">
      {[...data].reverse().map((change) => (
        <li key={change.sequence}>
          <strong>{actionName(change.action)}</strong>
          <small>
            {change.account_name ?? t('document.system')} · {formatMoment(change.at)}
          </small>
        </li>
      ))}
    </ol>
  );
}
