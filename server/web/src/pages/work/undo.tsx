import {App, Button} from 'antd';
import {useTranslation} from 'react-i18next';
import type {Assignment} from '@/api/types';
import {useStep} from './moves';

const SECONDS = 8;

/** After work was given out: a short word with "Hoàn tác", which takes it back where nobody has seen it yet. */
export function useUndo() {
  const {t} = useTranslation();
  const {notification} = App.useApp();
  const step = useStep();
  const takeBack = async (given: Assignment[]) => {
    try {
      // Parts go before what they are parts of, the one in charge last: with it the document waits for a direction again.
      for (const {id} of [...given].sort((left, right) => Number(left.role === 'main') - Number(right.role === 'main')))
        await step.mutateAsync({of: 'assignment', id, move: {action: 'take_back', text: t('flow.takenBack')}});
      notification.success({message: t('flow.undone'), placement: 'bottomLeft'});
    } catch {
      notification.error({message: t('flow.notUndone'), description: t('flow.notUndoneText'), placement: 'bottomLeft'});
    }
  };
  return (words: string, given: Assignment[]) => {
    const key = `undo ${given[0]?.id ?? 0}`;
    notification.success({
      key,
      message: words,
      placement: 'bottomLeft',
      duration: SECONDS,
      btn: given.length > 0 && (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void takeBack(given);
          }}
        >
          {t('flow.undo')}
        </Button>
      ),
    });
  };
}
