import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Draft, Schemas} from '@/api/types';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {unitNames} from '@/components/ReceiversBox';
import {useShownValue} from '@/components/shown_value';
import {useActionName} from '@/habits/action_name';
import {formatMoment} from '@/habits/format';
import {differences} from './change';
import {useFieldLabel} from './field_label';
import {historyOf} from './queries';

/** Rows of the change log about the draft, the newest first; loaded once somebody looks. */
export function History({draft}: {draft: Draft}) {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const {data, error, refetch} = useQuery({...historyOf(draft.id), enabled: isOpen});
  return (
    <details className="draft-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('document.history')}</summary>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {isOpen && !data && !error && <Loading />}
      <ol className="timeline">
        {[...(data ?? [])].reverse().map((change) => (
          <Row key={change.sequence} change={change} draft={draft} />
        ))}
      </ol>
    </details>
  );
}

function Row({change, draft}: {change: Schemas['Change']; draft: Draft}) {
  const {t} = useTranslation();
  const actionName = useActionName();
  const labelOf = useFieldLabel();
  const show = useShownValue(unitNames(draft.receivers));
  const read = (name: string, value: unknown) => show(name, value) || t('conflict.empty');
  return (
    <li>
      <strong>{actionName(change.action)}</strong>
      <small>
        {change.account_name ?? t('document.system')} · {formatMoment(change.at)}
      </small>
      {change.action === 'describe' && (
        <div className="draft-differences">
          {differences(change).map(({name, before, after}) => (
            <div key={name}>
              {labelOf(name)}: <del>{read(name, before)}</del> → <ins>{read(name, after)}</ins>
            </div>
          ))}
        </div>
      )}
    </li>
  );
}
