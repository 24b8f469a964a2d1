import {useTranslation} from 'react-i18next';
import {vi} from '@/i18n/vi';

type Entity = keyof typeof vi.admin.audit.entities;
type Action = keyof typeof vi.admin.audit.actions;

const entities = Object.keys(vi.admin.audit.entities) as Entity[];
const isEntity = (code: string): code is Entity => code in vi.admin.audit.entities;
const isAction = (code: string): code is Action => code in vi.admin.audit.actions;

/** Words for the codes of the change log; a code without a word is shown as it is. */
export function useAuditWords() {
  const {t} = useTranslation();
  return {
    entities,
    entityName: (code: string) => (isEntity(code) ? t(`admin.audit.entities.${code}`) : code),
    actionName: (code: string) => (isAction(code) ? t(`admin.audit.actions.${code}`) : code),
  };
}
