import {useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Draft} from '@/api/types';
import {findingMarks, inOrder} from '@/components/finding_marks';
import {Findings, idOf} from '@/components/Findings';
import type {PageMark} from '@/components/PageMarks';
import {formatMoment} from '@/habits/format';

/** The newest form check, and the marks of what it found for the file that was checked; that one is shown by `show`. */
export function useChecked(draft: Draft, shown: number | undefined, show: (position: number) => void) {
  const [active, setActive] = useState<number | null>(null);
  const check = draft.checks.at(-1);
  const findings = useMemo(() => inOrder(check?.result ?? null), [check]);
  // Its main file: of a version that may be older than the one on show.
  const checked = draft.versions.find(({number}) => number === check?.version)?.files[0]?.position;
  const isOnShow = checked !== undefined && checked === shown;
  const choose = (finding: number) => document.getElementById(idOf(finding))?.focus();
  const marks: PageMark[] = isOnShow ? findingMarks(findings, {active, hover: setActive, choose}) : [];
  const mark = (finding: number | null) => {
    setActive(finding);
    if (finding !== null && checked !== undefined && !isOnShow) show(checked);
  };
  return {check, findings, active, mark, marks};
}

/** What it found, in words; each with a place shows it on the page. */
export function Checks({checked}: {checked: ReturnType<typeof useChecked>}) {
  const {t} = useTranslation();
  const {check, findings, active, mark} = checked;
  if (check === undefined) return null;
  const note = [
    check.account_name,
    formatMoment(check.at),
    t('flow.drafts.version', {number: check.version}),
    check.override_reason,
  ];
  return (
    <Findings
      check={check.result}
      note={note.filter(Boolean).join(' · ')}
      findings={findings}
      active={active}
      setActive={mark}
    />
  );
}
