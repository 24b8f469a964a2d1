import {DatePicker, type DatePickerProps} from 'antd';
import dayjs from 'dayjs';

interface Props extends Pick<DatePickerProps, 'size' | 'status' | 'aria-invalid' | 'aria-describedby'> {
  /** ISO, "2018-09-28"; "" for none. */
  value: string;
  onChange: (value: string) => void;
  'aria-label': string;
  min?: string;
  max?: string;
}

// Clerks type days: with or without strokes.
const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY', 'DD-MM-YYYY', 'DD.MM.YYYY'];
const ISO = 'YYYY-MM-DD';

/** A day of a filter, with a calendar, as people write it: dd/MM/yyyy. Forms take <DateBox>. */
export function DayInput({value, onChange, min, max, 'aria-label': label, ...rest}: Props) {
  return (
    <DatePicker
      {...rest}
      className="day-input"
      aria-label={label}
      placeholder={label}
      format={FORMATS}
      value={value ? dayjs(value) : null}
      {...(min && {minDate: dayjs(min)})}
      {...(max && {maxDate: dayjs(max)})}
      onChange={(day) => onChange(day ? day.format(ISO) : '')}
    />
  );
}
