import {DatePicker, type DatePickerProps} from 'antd';
import dayjs from 'dayjs';

export interface DayProps extends Pick<DatePickerProps, 'size' | 'status' | 'aria-invalid' | 'aria-describedby'> {
  /** ISO, "2018-09-28"; "" for none. */
  value: string;
  onChange: (value: string) => void;
  'aria-label': string;
  /** How a day is written, where the label stands beside; else the label itself. */
  placeholder?: string;
  min?: string;
  max?: string;
}

// Clerks type days: with or without strokes.
const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY', 'DD-MM-YYYY', 'DD.MM.YYYY'];
const ISO = 'YYYY-MM-DD';

/** The picker itself; pages take <DayInput>, which does not wait for it. */
export default function DayPicker({
  value,
  onChange,
  min,
  max,
  'aria-label': label,
  placeholder = label,
  ...rest
}: DayProps) {
  return (
    <DatePicker
      {...rest}
      className="day-input"
      aria-label={label}
      placeholder={placeholder}
      format={FORMATS}
      value={value ? dayjs(value) : null}
      {...(min && {minDate: dayjs(min)})}
      {...(max && {maxDate: dayjs(max)})}
      onChange={(day) => onChange(day ? day.format(ISO) : '')}
    />
  );
}
