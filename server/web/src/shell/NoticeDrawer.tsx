import {Drawer} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {NoticeList} from '@/components/NoticeList';

export default function NoticeDrawer({isOpen, close}: {isOpen: boolean; close: () => void}) {
  const {t} = useTranslation();
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      title={t('notices.title')}
      extra={
        <Link to="/notices" onClick={close}>
          {t('flow.notices.all')}
        </Link>
      }
      width={420}
      styles={{body: {padding: 0}}}
    >
      {isOpen && <NoticeList close={close} />}
    </Drawer>
  );
}
