import {Button, notification} from 'antd';
import {useTranslation} from 'react-i18next';
import {UndoOffer} from '@/habits/undo_offers';

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
  return (key: string, words: string, failure: string, undo?: () => Promise<unknown>) => {
    const offer = new UndoOffer(key, () => notification.destroy(key), undo && (() => void takeBack(undo, failure)));
    notification.success({
      key,
      message: words,
      placement: 'bottomLeft',
      // The notice's own clock stops for the pointer only, not for the keyboard.
      duration: 0,
      props: {onMouseEnter: offer.hold, onMouseLeave: offer.run, onFocus: offer.hold, onBlur: offer.run},
      onClose: offer.close,
      actions: undo && (
        <Button size="small" aria-keyshortcuts="z" onClick={offer.accept}>
          {t('flow.undo')} <kbd className="wide-only">z</kbd>
        </Button>
      ),
    });
  };
}
