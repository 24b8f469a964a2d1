import {Select, type SelectProps} from 'antd';

type Passed = 'id' | 'aria-label' | 'placeholder' | 'showSearch' | 'filterOption' | 'className';
const PASSED: readonly Passed[] = ['id', 'aria-label', 'placeholder', 'showSearch', 'filterOption', 'className'];

interface Props<Value extends string> extends Pick<SelectProps<Value | null, {value: Value; label: string}>, Passed> {
  value?: Value;
  onChange?: (value: Value) => void;
  options: {value: Value; label: string}[];
}

/** A choice of few for a Form.Item, which gives `aria-required` too: no reader of screens allows it there. */
export function FormSelect<Value extends string>({value, onChange, options, ...given}: Props<Value>) {
  return (
    <Select<Value | null>
      {...Object.fromEntries(PASSED.filter((name) => name in given).map((name) => [name, given[name]]))}
      virtual={false}
      value={value ?? null}
      options={options}
      onChange={(chosen) => chosen !== null && onChange?.(chosen)}
    />
  );
}
