import {DatePicker} from 'antd';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';

interface Props {
  id?: string;
  /** ISO, "2018-09-28"; "" or nothing for none. */
  value?: string | undefined;
  /** Nothing when it was emptied, as a Form.Item wants it. */
  onChange?: (value: string | undefined) => void;
  'aria-label'?: string;
  min?: string;
  max?: string;
}

// Clerks type days: with or without strokes.
const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY', 'DD-MM-YYYY', 'DD.MM.YYYY'];
const ISO = 'YYYY-MM-DD';

/** A day as people write it, dd/MM/yyyy, whatever the browser's own habit is. */
export function DayInput({id, value, onChange, min, max, 'aria-label': label}: Props) {
  const {t} = useTranslation();
  return (
    <DatePicker
      className="day-input"
      {...(id && {id})}
      {...(label && {'aria-label': label})}
      placeholder={label ?? t('app.dayFormat')}
      format={FORMATS}
      value={value ? dayjs(value) : null}
      {...(min && {minDate: dayjs(min)})}
      {...(max && {maxDate: dayjs(max)})}
      onChange={(day) => onChange?.(day ? day.format(ISO) : undefined)}
    />
  );
}
