import {Drawer} from 'antd';
import {useTranslation} from 'react-i18next';
import {Navigation} from './Navigation';

/** The whole menu on phones, whose bar has room for four lines. */
export default function MenuDrawer({isOpen, close}: {isOpen: boolean; close: () => void}) {
  const {t} = useTranslation();
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      placement="left"
      width={280}
      title={t('app.name')}
      styles={{body: {padding: 8}}}
    >
      <Navigation />
    </Drawer>
  );
}
