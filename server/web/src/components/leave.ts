import {Modal} from 'antd';
import {useTranslation} from 'react-i18next';

/** Closes a form; while something was typed it asks first. */
export function useLeave(dirty: boolean, close: () => void) {
  const {t} = useTranslation();
  return () => {
    if (!dirty) return close();
    void Modal.confirm({
      title: t('unsaved.title'),
      content: t('unsaved.text'),
      okText: t('unsaved.leave'),
      cancelText: t('unsaved.stay'),
      onOk: close,
    });
  };
}
