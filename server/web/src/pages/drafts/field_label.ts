import {useTranslation} from 'react-i18next';
import type {Name} from './change';

/** What a field is called in the form, in the view of both versions and in the history. */
export function useFieldLabel() {
  const {t} = useTranslation();
  const labels: Record<Name, string> = {
    subject: t('documents.subject'),
    type: t('documents.type'),
    notation: t('flow.drafts.notation'),
    urgency: t('document.urgency'),
    receivers: t('flow.drafts.receivers'),
    due_date: t('flow.due'),
    language: t('flow.drafts.language'),
    page_count: t('registered.correct.page_count'),
    copy_count: t('registered.correct.copy_count'),
    note: t('registered.correct.note'),
    access: t('registered.correct.access'),
  };
  return (name: Name) => labels[name];
}
