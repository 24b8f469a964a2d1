import {Button, type ButtonProps, Modal} from 'antd';

interface Props extends Omit<ButtonProps, 'onClick' | 'title'> {
  title: string;
  /** What will happen, for others too. */
  text: string;
  onConfirm: () => void;
}

/** A button that says what it will do and asks first; its words are those of the answer too. */
export function ConfirmButton({title, text, onConfirm, children, ...button}: Props) {
  const ask = () =>
    Modal.confirm({
      title,
      content: text,
      okText: children,
      okButtonProps: {danger: button.danger ?? false},
      autoFocusButton: button.danger ? 'cancel' : 'ok',
      onOk: onConfirm,
    });
  return (
    <Button {...button} onClick={() => void ask()}>
      {children}
    </Button>
  );
}
