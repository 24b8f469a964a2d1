import {Select} from 'antd';
import {useState} from 'react';
import {byLabel} from '@/habits/fold';

interface Props {
  /** These three are given by the item of the form. */
  id?: string;
  value?: number[];
  onChange?: (units: number[]) => void;
  options: {value: number; label: string}[];
  placeholder: string;
}

/** Some of these units, found by typing with or without accents. */
export function UnitsSelect({id, value, onChange, options, placeholder}: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      {...(id && {id})}
      {...(value && {value})}
      {...(onChange && {onChange})}
      mode="multiple"
      open={isOpen}
      onDropdownVisibleChange={setOpen}
      // While the list is open Tab takes the marked line, and nobody takes a unit by accident.
      onSelect={() => setOpen(false)}
      showSearch
      filterOption={byLabel}
      placeholder={placeholder}
      options={options}
    />
  );
}
