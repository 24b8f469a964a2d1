import {Button, Modal} from 'antd';
import {useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {useBlocker} from 'react-router-dom';

/** Render it in a form: while `dirty`, leaving the page or closing the window asks first. */
export function UnsavedGuard({dirty}: {dirty: boolean}) {
  const {t} = useTranslation();
  const blocker = useBlocker(
    ({currentLocation, nextLocation}) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="leave" onClick={() => blocker.proceed?.()}>
          {t('unsaved.leave')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={() => blocker.reset?.()}>
          {t('unsaved.stay')}
        </Button>,
      ]}
    >
      {t('unsaved.text')}
    </Modal>
  );
}
