import {Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {byLabel} from '@/habits/fold';

interface Props {
  files: {id: number; code: string; title: string}[];
  chosen: string;
  choose: (file: string) => void;
}

/** One of one's case files, found by typing. */
export default function CaseFileSelect({files, chosen, choose}: Props) {
  const {t} = useTranslation();
  return (
    <Select
      value={chosen || null}
      placeholder={t('search.caseFileNone')}
      options={files.map((file) => ({value: String(file.id), label: `${file.code} ${file.title}`}))}
      showSearch
      filterOption={byLabel}
      allowClear
      onChange={(file: string | null | undefined) => choose(file ?? '')}
    />
  );
}
