import {useTranslation} from 'react-i18next';
import {formatNumber} from '@/habits/format';
import type {Report} from './queries';

/** How many units are to have figures, how many have, and who has not and why: a figure that the others rest on. */
export function Coverage({coverage}: {coverage: NonNullable<Report['coverage']>}) {
  const {t} = useTranslation();
  const {expected, counted, missing} = coverage;
  const line = t('reports.coverage', {expected: formatNumber(expected), counted: formatNumber(counted)});
  if (missing.length === 0) return <p className="reports-coverage">{line}</p>;
  return (
    <details className="reports-coverage">
      <summary>
        {line} · {t('reports.coverageMissing', {missing: formatNumber(missing.length)})}
      </summary>
      <ul>
        {missing.map(({organisation_id: id, name, reason}) => (
          <li key={id}>
            {name} <span className="muted">– {t(`reports.coverageWhy.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
