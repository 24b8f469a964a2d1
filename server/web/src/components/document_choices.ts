import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {documentTypes, namesOf} from '@/api/names';
import {inVietnameseOrder} from '@/habits/format';

const ACCESS = ['unit', 'restricted'] as const;
const URGENCIES = ['normal', 'urgent', 'very_urgent', 'express'] as const;

/** The types of documents for a choice, each once, in Vietnamese order; none while they are on their way. */
export function useTypeChoices() {
  const {data} = useQuery(documentTypes);
  return [...namesOf(data?.document_types ?? [])]
    .map(([value, label]) => ({value, label}))
    .sort((left, right) => inVietnameseOrder(left.label, right.label));
}

/** From the ordinary to the most urgent. */
export function useUrgencyChoices() {
  const {t} = useTranslation();
  return URGENCIES.map((value) => ({value, label: t(`urgency.${value}`)}));
}

/** Who of the unit knows of it. */
export function useAccessChoices() {
  const {t} = useTranslation();
  return ACCESS.map((value) => ({value, label: t(`registered.correct.accessOf.${value}`)}));
}
