import {Button, Drawer} from 'antd';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';

interface Props {
  isOpen: boolean;
  close: () => void;
  children: ReactNode;
}

/** What narrows a search, on a phone. */
export default function FilterDrawer({isOpen, close, children}: Props) {
  const {t} = useTranslation();
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      placement="bottom"
      height="85%"
      title={t('search.filtersTitle')}
      footer={
        <Button type="primary" block onClick={close}>
          {t('search.showResults')}
        </Button>
      }
    >
      {children}
    </Drawer>
  );
}
