import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {WorkItem} from '@/api/types';
import {DueText} from '@/components/DueText';
import {UrgencyMark} from '@/components/UrgencyMark';
import {placeOf} from './queries';

/** What is to be done stands first, whom it came from and the words of it below. */
export function WorkRow({item}: {item: WorkItem}) {
  const {t} = useTranslation();
  const place = placeOf(item);
  const words = (
    <>
      <span className="row-main">
        <UrgencyMark urgency={item.urgency} />
        <span className="row-title">{item.subject}</span>
      </span>
      <span className="row-notes">
        <span className={`kind ${item.kind}`}>{item.role_label ?? t(`work.${item.kind}`)}</span>
        {item.code && <span className="number">{item.code}</span>}
        {item.registry_number && <span className="number">{t('work.number', {number: item.registry_number})}</span>}
        {item.from_name && <span>{t('work.from', {name: item.from_name})}</span>}
        {(item.instruction ?? item.note) && <span className="row-words">{item.instruction ?? item.note}</span>}
      </span>
      <span className="row-side">
        <DueText date={item.due_date ?? item.until} />
        <span className="muted">{item.state_label}</span>
      </span>
    </>
  );
  return place ? (
    <Link className="row" to={place}>
      {words}
    </Link>
  ) : (
    <div className="row">{words}</div>
  );
}
