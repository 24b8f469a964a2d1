import {BellOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Drawer} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {counters} from '@/api/counters';
import {NoticeList} from '@/components/NoticeList';

/** How many notices are unread, and the notices in a drawer. */
export function NoticeBell() {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const {data} = useQuery(counters);
  const unread = data?.notices ?? 0;
  const shown = unread > 99 ? '99+' : String(unread);
  return (
    <>
      <Button
        type="text"
        className="bell"
        aria-label={unread > 0 ? t('header.noticesUnread', {number: shown}) : t('header.notices')}
        icon={<BellOutlined />}
        onClick={() => setOpen(true)}
      >
        {unread > 0 && <span className="badge">{shown}</span>}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('notices.title')}
        extra={
          <Link to="/notices" onClick={() => setOpen(false)}>
            {t('flow.notices.all')}
          </Link>
        }
        width={420}
        styles={{body: {padding: 0}}}
      >
        {isOpen && <NoticeList close={() => setOpen(false)} />}
      </Drawer>
    </>
  );
}
