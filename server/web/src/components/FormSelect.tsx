import {Select} from 'antd';

interface Props<Value extends string> {
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
  options: {value: Value; label: string}[];
}

/** A choice of few for a Form.Item. Select itself puts `aria-required` where no reader of screens allows it. */
export function FormSelect<Value extends string>({id, value, onChange, options}: Props<Value>) {
  return (
    <Select<Value | null>
      {...(id && {id})}
      value={value ?? null}
      options={options}
      onChange={(chosen) => chosen !== null && onChange?.(chosen)}
    />
  );
}
