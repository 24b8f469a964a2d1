import {Select} from 'antd';
import {byLabel} from '@/habits/fold';

/** So many are read faster than typed for. */
const FEW = 8;

interface Props {
  label: string;
  value: string;
  options: {value: string; label: string}[];
  choose: (value: string) => void;
}

/** One of some; of many it is found by typing. */
export default function TypedSelect({label, value, options, choose}: Props) {
  return (
    <Select
      className="filter-type"
      aria-label={label}
      placeholder={label}
      value={value || null}
      options={options}
      showSearch={options.length > FEW}
      filterOption={byLabel}
      allowClear
      onChange={(chosen: string | null | undefined) => choose(chosen ?? '')}
    />
  );
}
