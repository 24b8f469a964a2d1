import {useTranslation} from 'react-i18next';
import type {Handling} from '@/api/types';
import {DueText} from '@/components/DueText';
import {formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import './handling.css';

/** Who has what to do, how far that is, and what was said. */
export function Standing({handling}: {handling: Handling}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {assignments, opinions} = handling;
  if (assignments.length === 0 && opinions.length === 0 && !handling.note) return null;
  return (
    <section className="work-standing">
      {handling.note && <p className="muted">{handling.note}</p>}
      {assignments.length > 0 && (
        <>
          <h3>{t('flow.assigned')}</h3>
          <ul className="timeline">
            {assignments.map((each) => (
              <li key={each.id}>
                <strong>{each.account_name ?? each.unit_name}</strong>
                <small>
                  {[word(each.role_label), word(each.state_label), each.result].filter(Boolean).join(' · ')}{' '}
                  <DueText date={['done', 'withdrawn', 'returned'].includes(each.state) ? undefined : each.due_date} />
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {opinions.length > 0 && (
        <>
          <h3>{t('flow.opinions')}</h3>
          <ul className="timeline">
            {opinions.map((each) => (
              <li key={`${each.at} ${each.text}`}>
                <span>{each.text}</span>
                <small>
                  {[word(each.kind_label), each.account_name, formatMoment(each.at)].filter(Boolean).join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
