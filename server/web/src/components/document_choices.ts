import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {documentTypes} from '@/api/names';
import {inVietnameseOrder} from '@/habits/format';

const URGENCIES = ['normal', 'urgent', 'very_urgent', 'express'] as const;

/** The types of documents for a choice, in Vietnamese order; none while they are on their way. */
export function useTypeChoices() {
  const {data} = useQuery(documentTypes);
  return (data?.document_types ?? [])
    .map(({code, name}) => ({value: code, label: name}))
    .sort((left, right) => inVietnameseOrder(left.label, right.label));
}

/** From the ordinary to the most urgent. */
export function useUrgencyChoices() {
  const {t} = useTranslation();
  return URGENCIES.map((value) => ({value, label: t(`urgency.${value}`)}));
}
