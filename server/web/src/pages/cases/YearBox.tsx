import {Input} from 'antd';
import {useTranslation} from 'react-i18next';

interface Props {
  value: string;
  change: (year: string) => void;
}

/** A year as a filter; what is no year yet changes nothing. */
export function YearBox({value, change}: Props) {
  const {t} = useTranslation();
  return (
    <Input
      className="cases-year"
      inputMode="numeric"
      maxLength={4}
      aria-label={t('flow.cases.year')}
      placeholder={t('flow.cases.year')}
      defaultValue={value}
      onChange={(event) => /^(\d{4})?$/.test(event.target.value) && change(event.target.value)}
    />
  );
}
