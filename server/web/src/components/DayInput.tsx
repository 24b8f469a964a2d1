import {Input} from 'antd';

interface Props {
  id?: string;
  value?: string;
  onChange?: (day: string | undefined) => void;
}

/** A day as the API writes it, for a Form.Item; nothing when it is empty. */
export function DayInput({id, value, onChange}: Props) {
  return (
    <Input
      type="date"
      {...(id && {id})}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  );
}
