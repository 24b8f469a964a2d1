import {useTranslation} from 'react-i18next';
import {vi} from '@/i18n/vi';

type Known = Exclude<keyof typeof vi.actions, 'other'>;
const isKnown = (action: string): action is Known => action !== 'other' && action in vi.actions;

/** Words for what a row of a history did; a code without words is shown as it is. */
export function useActionName() {
  const {t} = useTranslation();
  return (action: string) => (isKnown(action) ? t(`actions.${action}`) : t('actions.other', {action}));
}
