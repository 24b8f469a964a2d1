import {Input, type InputProps} from 'antd';
import {useState} from 'react';
import {DAY_FORM, formatDate} from '@/habits/format';

interface Props extends Pick<InputProps, 'id' | 'disabled' | 'size' | 'aria-label'> {
  value?: string;
  /** Nothing when it was emptied: the API takes no empty day. */
  onChange?: (value: string | undefined) => void;
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const TYPED = /^(\d{1,2})[/.\- ]?(\d{1,2})(?:[/.\- ]?(\d{4}))?$/;

/** "9/4/2024", "09042024", "9/4" (of this year) → "2024-04-09"; anything else as it is, for the server to judge. */
export function isoOf(typed: string): string {
  const [, day, month, year = String(new Date().getFullYear())] = TYPED.exec(typed.trim()) ?? [];
  if (day === undefined || month === undefined) return typed.trim();
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A day, typed as people write it: dd/MM/yyyy, whatever language the browser has. */
export function DateBox({value = '', onChange, ...rest}: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      className="number"
      inputMode="numeric"
      placeholder={DAY_FORM}
      maxLength={10}
      value={typed ?? (ISO.test(value) ? formatDate(value) : value)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(isoOf(event.target.value) || undefined);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
