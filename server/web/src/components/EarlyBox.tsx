interface Props {
  className: string;
  label: string;
  placeholder?: string | undefined;
  value: string;
}

/** What stands for a field until it is there: a box of its size with its value. */
export function EarlyBox({className, label, placeholder = label, value}: Props) {
  return (
    <input
      className={`ant-input ant-input-outlined ant-input-css-var vanthu ${className}`}
      readOnly
      aria-label={label}
      placeholder={placeholder}
      value={value}
    />
  );
}
