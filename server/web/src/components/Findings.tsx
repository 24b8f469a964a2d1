import {useTranslation} from 'react-i18next';
import {useServerWord} from '@/habits/server_word';
import type {Finding, FormCheck} from './finding_marks';
import './findings.css';

interface Props {
  check: FormCheck | null;
  /** Who checked which version, and when. */
  note?: string;
  /** Its findings in the order of the list. */
  findings: Finding[];
  active: number | null;
  setActive: (finding: number | null) => void;
}

export const idOf = (finding: number) => `finding-${finding}`;

/** What departs from the form of the decree. One that has a place on the page shows it when it has the focus. */
export function Findings({check, note, findings, active, setActive}: Props) {
  const {t} = useTranslation();
  const word = useServerWord();
  if (check === null || !check.checked)
    return (
      <p className="muted">
        {[note, check?.reason ? word(check.reason) : t('outgoing.notChecked')].filter(Boolean).join(' · ')}
      </p>
    );
  return (
    <section className="outgoing-check" aria-label={t('outgoing.check')}>
      <h2>{t('outgoing.check')}</h2>
      {note && <p className="muted">{note}</p>}
      <p className="muted">
        {findings.length === 0
          ? t('outgoing.checkFine')
          : t('outgoing.checkTotal', {errors: check.errors, warnings: check.warnings})}
      </p>
      <ul>
        {findings.map((finding, place) => (
          <li key={place} className={active === place ? 'active' : undefined}>
            {finding.box ? (
              <button
                type="button"
                id={idOf(place)}
                title={t('outgoing.onPage')}
                onClick={() => setActive(place)}
                onFocus={() => setActive(place)}
                onPointerEnter={() => setActive(place)}
                onPointerLeave={() => setActive(null)}
              >
                <Words finding={finding} />
              </button>
            ) : (
              <Words finding={finding} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({finding}: {finding: Finding}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <>
      <strong className={finding.severity === 'error' ? 'due late' : undefined}>
        {word(finding.severity_label)}: {word(finding.label)}
      </strong>
      <span>{t('outgoing.expected', {expected: word(finding.expected), found: word(finding.found)})}</span>
      <small>
        {[t('outgoing.page', {page: finding.page}), finding.where && `“${finding.where}”`, word(finding.source)]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}
