import {Select, type SelectProps} from 'antd';

interface Props<Value extends string> extends Pick<
  SelectProps,
  'id' | 'aria-label' | 'placeholder' | 'showSearch' | 'optionFilterProp' | 'className'
> {
  value?: Value;
  onChange?: (value: Value) => void;
  options: {value: Value; label: string}[];
}

/** A choice of few for a Form.Item. Select itself puts `aria-required` where no reader of screens allows it. */
export function FormSelect<Value extends string>({value, onChange, options, ...rest}: Props<Value>) {
  return (
    <Select<Value | null>
      {...rest}
      virtual={false}
      value={value ?? null}
      options={options}
      onChange={(chosen) => chosen !== null && onChange?.(chosen)}
    />
  );
}
