import {QuestionCircleOutlined} from '@ant-design/icons';
import {Button, Popover} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';

const LINES = [
  ['ke hoach kiem tra', 'helpWords'],
  ['"cải cách hành chính"', 'helpPhrase'],
  ['=thuế', 'helpExact'],
  ['kế hoạch -"quyết định"', 'helpWithout'],
  ['"cải cách" NEAR/5 "thủ tục"', 'helpNear'],
  ['KH-UBND', 'helpCode'],
  ['ngay:1/2026..3/2026', 'helpDay'],
  ['trichyeu:"kế hoạch" coquan:"Sở Nội vụ"', 'helpField'],
] as const;

/** The ways to type, each an example to be tried at once. */
export function Examples({tryIt, most = LINES.length}: {tryIt: (text: string) => void; most?: number}) {
  const {t} = useTranslation();
  return (
    <ul className="search-examples">
      {LINES.slice(0, most).map(([example, words]) => (
        <li key={example}>
          <button type="button" onClick={() => tryIt(example)}>
            <code>{example}</code>
            <small>{t(`search.${words}`)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Help({tryIt}: {tryIt: (text: string) => void}) {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      title={t('search.helpTitle')}
      content={
        <Examples
          tryIt={(text) => {
            setOpen(false);
            tryIt(text);
          }}
        />
      }
    >
      <Button type="text" icon={<QuestionCircleOutlined />}>
        {t('search.help')}
      </Button>
    </Popover>
  );
}
