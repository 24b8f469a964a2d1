import {Segmented} from 'antd';
import {useTranslation} from 'react-i18next';
import {NoticeList} from '@/components/NoticeList';
import {PageHeader} from '@/components/PageHeader';
import {useUrlFilters} from '@/habits/url_filters';
import './notices.css';

const FILTERS = ['unread'] as const;

/** Everything that one was told. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  return (
    <>
      <PageHeader title={t('notices.title')} />
      <div className="filters">
        <Segmented
          aria-label={t('notices.title')}
          value={filters.unread ? 'unread' : 'all'}
          options={[
            {value: 'all', label: t('app.all')},
            {value: 'unread', label: t('notices.unread')},
          ]}
          onChange={(value) => change({unread: value === 'unread' ? 'true' : ''})}
        />
      </div>
      <div className="notices-page">
        <NoticeList key={filters.unread} isUnreadOnly={filters.unread !== ''} />
      </div>
    </>
  );
}
