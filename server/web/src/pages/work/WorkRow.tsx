import {useTranslation} from 'react-i18next';
import type {WorkItem} from '@/api/types';
import {DueText} from '@/components/DueText';
import {UrgencyMark} from '@/components/UrgencyMark';
import {useServerWord} from '@/habits/server_word';

/** What it is about stands first, whom it came from and the words of it below. */
export function WorkRow({item, isOpen, open}: {item: WorkItem; isOpen: boolean; open: () => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <button type="button" className="row work-row" aria-pressed={isOpen} onClick={open}>
      <span className="row-main">
        <UrgencyMark urgency={item.urgency} />
        <span className="row-title">{item.subject}</span>
      </span>
      <span className="row-notes">
        {item.code && <span className="number strong">{item.code}</span>}
        {item.registry_number && <span className="number">{t('work.number', {number: item.registry_number})}</span>}
        {item.role && item.role !== 'main' && <span>{word(item.role_label ?? '')}</span>}
        {item.from_name && <span className="row-words">{t('work.from', {name: item.from_name})}</span>}
      </span>
      <span className="row-side">
        <DueText date={item.due_date ?? item.until} />
      </span>
    </button>
  );
}
