import {useTranslation} from 'react-i18next';
import {useServerWord} from '@/habits/server_word';
import type {FormCheck} from './queries';

/** What departs from the form of the decree, errors first. */
export function Findings({check}: {check: FormCheck | null}) {
  const {t} = useTranslation();
  const word = useServerWord();
  if (check === null || !check.checked) return <p className="muted">{check?.reason ?? t('outgoing.notChecked')}</p>;
  const inOrder = [...check.findings].sort((left, right) => left.severity.localeCompare(right.severity));
  return (
    <section className="outgoing-check" aria-label={t('outgoing.check')}>
      <h2>{t('outgoing.check')}</h2>
      <p className="muted">
        {check.findings.length === 0
          ? t('outgoing.checkFine')
          : t('outgoing.checkTotal', {errors: check.errors, warnings: check.warnings})}
      </p>
      <ul>
        {inOrder.map((finding, place) => (
          <li key={place}>
            <strong className={finding.severity === 'error' ? 'due late' : undefined}>
              {word(finding.severity_label)}: {finding.label}
            </strong>
            <span>{t('outgoing.expected', {expected: finding.expected, found: finding.found})}</span>
            <small>
              {[t('outgoing.page', {page: finding.page}), finding.where && `“${finding.where}”`, finding.source]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
