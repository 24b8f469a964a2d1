import {useTranslation} from 'react-i18next';
import type {Draft} from '@/api/types';
import {formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';

/** What the form check found in the newest version that was checked. */
export function Checks({draft}: {draft: Draft}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const check = draft.checks.at(-1);
  if (check === undefined) return null;
  const {result} = check;
  return (
    <section>
      <h2>{t('flow.drafts.checked')}</h2>
      <p className="muted">
        {[
          check.account_name,
          formatMoment(check.at),
          t('flow.drafts.version', {number: check.version}),
          result.checked ? t('flow.drafts.found', {errors: result.errors, warnings: result.warnings}) : result.reason,
          check.override_reason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className="timeline">
        {result.findings.map((finding) => (
          <li key={`${finding.rule} ${finding.page} ${finding.found}`}>
            <strong>{finding.label}</strong>
            <span>{finding.found}</span>
            <small>
              {word(finding.severity_label)} · {finding.expected}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
