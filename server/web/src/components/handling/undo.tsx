import {useTranslation} from 'react-i18next';
import type {Assignment} from '@/api/types';
import {useOfferUndo} from '@/components/undo';
import {useStep} from './moves';

/** After work was given out: the way back, where nobody has seen it yet. */
export function useUndo() {
  const {t} = useTranslation();
  const offer = useOfferUndo();
  const step = useStep();
  const takeBack = async (given: Assignment[]) => {
    // Parts go before what they are parts of, the one in charge last: with it the document waits for a direction again.
    for (const {id} of [...given].sort((left, right) => Number(left.role === 'main') - Number(right.role === 'main')))
      await step.mutateAsync({of: 'assignment', id, move: {action: 'take_back', text: t('flow.takenBack')}});
  };
  return (words: string, given: Assignment[]) =>
    offer(
      `undo ${given[0]?.id ?? 0}`,
      words,
      t('flow.notUndoneText'),
      given.length > 0 ? () => takeBack(given) : undefined,
    );
}
