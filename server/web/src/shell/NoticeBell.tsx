import bell from '@ant-design/icons-svg/es/asn/BellOutlined';
import {useQuery} from '@tanstack/react-query';
import {Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {counters} from '@/api/counters';
import {lazyInAnt} from '@/components/ant';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';

const NoticeDrawer = lazyInAnt(() => import('./NoticeDrawer'));

/** How many notices are unread, and the notices in a drawer. */
export function NoticeBell() {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const {data} = useQuery(counters);
  const unread = data?.notices ?? 0;
  const shown = unread > 99 ? '99+' : String(unread);
  const open = () => {
    setWasOpen(true);
    setOpen(true);
  };
  return (
    <>
      <PlainButton
        kind="text"
        className="bell"
        aria-label={unread > 0 ? t('header.noticesUnread', {number: shown}) : t('header.notices')}
        onClick={open}
      >
        <Icon of={bell} />
        {unread > 0 && <span className="badge">{shown}</span>}
      </PlainButton>
      <Suspense>{wasOpen && <NoticeDrawer isOpen={isOpen} close={() => setOpen(false)} />}</Suspense>
    </>
  );
}
