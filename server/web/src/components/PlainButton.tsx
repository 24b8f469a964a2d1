import type {ButtonHTMLAttributes, ReactNode} from 'react';

const KINDS = {
  default: 'ant-btn-default ant-btn-color-default ant-btn-variant-outlined',
  primary: 'ant-btn-primary ant-btn-color-primary ant-btn-variant-solid',
  text: 'ant-btn-text ant-btn-color-default ant-btn-variant-text',
  link: 'ant-btn-link ant-btn-color-link ant-btn-variant-link',
};

const SIZES = {small: 'ant-btn-sm', middle: '', large: 'ant-btn-lg'};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: keyof typeof KINDS;
  icon?: ReactNode;
  size?: keyof typeof SIZES;
  isLoading?: boolean;
}

/** The button of Ant Design by its styles alone: for what is seen first, before Ant Design itself is read. */
export function PlainButton({
  kind = 'default',
  size = 'middle',
  icon,
  isLoading,
  className = '',
  children,
  ...rest
}: Props) {
  const classes = [
    'ant-btn vanthu',
    KINDS[kind],
    SIZES[size],
    icon && !children && 'ant-btn-icon-only',
    isLoading && 'ant-btn-loading',
    className,
  ];
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      {...(isLoading && {'aria-busy': true, disabled: true})}
    >
      {icon && <span className="ant-btn-icon">{icon}</span>}
      {children}
    </button>
  );
}
