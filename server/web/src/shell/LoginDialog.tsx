import {Button, Modal} from 'antd';
import {useTranslation} from 'react-i18next';
import {loggedInAgain} from '@/api/transport';
import {LoginForm} from './LoginForm';
import {useMe} from './me';

/** Over the page when the session is over: what was asked meanwhile waits, and goes on after the login. */
export default function LoginDialog() {
  const {t} = useTranslation();
  const me = useMe();
  return (
    <Modal
      open
      title={t('login.expiredTitle')}
      closable={false}
      keyboard={false}
      maskClosable={false}
      destroyOnHidden
      width={420}
      zIndex={2000}
      footer={
        // The page is loaded anew: nothing of one person is to be seen by another.
        <Button type="link" onClick={() => location.reload()}>
          {t('login.otherAccount')}
        </Button>
      }
    >
      <p>{t('login.expiredText')}</p>
      <LoginForm login={me.login} onDone={loggedInAgain} />
    </Modal>
  );
}
