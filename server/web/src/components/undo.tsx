import {Button, notification} from 'antd';
import {useTranslation} from 'react-i18next';

const SECONDS = 12;

/** After a harmless step: a short word with "Hoàn tác", for as long as it can be taken back. */
export function useOfferUndo() {
  const {t} = useTranslation();
  const takeBack = async (undo: () => Promise<unknown>, failure: string) => {
    try {
      await undo();
      notification.success({message: t('flow.undone'), placement: 'bottomLeft'});
    } catch {
      notification.error({message: t('flow.notUndone'), description: failure, placement: 'bottomLeft'});
    }
  };
  /** `failure`: what to do when the way back is closed. */
  return (key: string, words: string, failure: string, undo?: () => Promise<unknown>) =>
    notification.success({
      key,
      message: words,
      placement: 'bottomLeft',
      duration: SECONDS,
      btn: undo && (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void takeBack(undo, failure);
          }}
        >
          {t('flow.undo')}
        </Button>
      ),
    });
}
