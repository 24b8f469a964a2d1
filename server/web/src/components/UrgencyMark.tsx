import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';

/** Nothing for an ordinary document. */
export function UrgencyMark({urgency}: {urgency: string | undefined}) {
  const {t} = useTranslation();
  if (!urgency || urgency === 'normal') return null;
  return <span className="urgency">{t(`urgency.${urgency as Document['urgency']}`)}</span>;
}
