import {useTranslation} from 'react-i18next';
import {daysUntil, formatDate} from '@/habits/format';

const SOON = 7;

/** A deadline as people say it; the day itself stands in the title. */
export function DueText({date}: {date: string | undefined}) {
  const {t} = useTranslation();
  if (!date) return null;
  const days = daysUntil(date);
  const text =
    days < 0
      ? t('due.late', {count: -days})
      : days === 0
        ? t('due.today')
        : days === 1
          ? t('due.tomorrow')
          : days <= SOON
            ? t('due.inDays', {count: days})
            : t('due.date', {date: formatDate(date)});
  const tone = days < 0 ? 'due late' : days <= 1 ? 'due soon' : 'due';
  return (
    <span className={tone} title={formatDate(date)}>
      {text}
    </span>
  );
}
