import {SearchOutlined} from '@ant-design/icons';
import {Input, type InputRef} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';

/** Finds in what the page has loaded, with or without accents; the caller keeps the words in the address. */
export function SearchBox({value, change}: {value: string; change: (words: string) => void}) {
  const {t} = useTranslation();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState(value);
  // The address follows when there is time: what somebody is typing is not taken back by it.
  useEffect(() => {
    if (document.activeElement !== input.current?.input) setText(value);
  }, [value]);
  return (
    <Input
      ref={input}
      className="admin-search"
      type="search"
      allowClear
      prefix={<SearchOutlined />}
      placeholder={t('admin.find')}
      aria-label={t('admin.find')}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        change(event.target.value);
      }}
    />
  );
}
