import {Select} from 'antd';
import {useTranslation} from 'react-i18next';
import './file_select.css';

interface Props {
  files: {name?: string; title?: string}[];
  /** From 1. */
  position: number;
  choose: (position: number) => void;
}

/** Which of several files is on show; nothing where there is but one. */
export function FileSelect({files, position, choose}: Props) {
  const {t} = useTranslation();
  if (files.length < 2) return null;
  return (
    <Select
      className="file-select"
      virtual={false}
      aria-label={t('intake.file')}
      value={position}
      options={files.map(({name, title}, index) => ({value: index + 1, label: title || name}))}
      onChange={choose}
    />
  );
}
