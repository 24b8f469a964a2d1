import {SearchOutlined} from '@ant-design/icons';
import {Input} from 'antd';
import {useTranslation} from 'react-i18next';

/** Finds in what the page has loaded, with or without accents; the caller keeps the words in the address. */
export function SearchBox({value, change}: {value: string; change: (words: string) => void}) {
  const {t} = useTranslation();
  return (
    <Input
      className="admin-search"
      type="search"
      allowClear
      prefix={<SearchOutlined />}
      placeholder={t('admin.find')}
      aria-label={t('admin.find')}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}
