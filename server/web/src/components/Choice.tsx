import {useId, type ReactNode} from 'react';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: {value: Value; label: ReactNode}[];
  onChange: (value: Value) => void;
}

/** One of few, side by side: radios with the styles of Ant Design's Segmented, drawn without its code. */
export function Choice<Value extends string>({label, value, options, onChange}: Props<Value>) {
  const name = useId();
  return (
    <div className="ant-segmented vanthu" role="radiogroup" aria-label={label}>
      <div className="ant-segmented-group">
        {options.map((option) => (
          <label
            key={option.value}
            className={`ant-segmented-item${option.value === value ? ' ant-segmented-item-selected' : ''}`}
          >
            <input
              className="ant-segmented-item-input"
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="ant-segmented-item-label">{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
