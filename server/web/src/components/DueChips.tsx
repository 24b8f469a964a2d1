import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {calendar} from '@/api/flow';
import {formatDate} from '@/habits/format';
import {workingDayAfter} from '@/habits/working_days';
import {DateBox} from './DateBox';

interface Props {
  value: string;
  onChange: (day: string) => void;
  /** The deadline that the document has by the rules or by its sender. */
  byRule?: string | undefined;
  label: string;
}

/** A deadline in one touch: working days from today, what the rules say, or any day. */
export function DueChips({value, onChange, byRule, label}: Props) {
  const {t} = useTranslation();
  const {data} = useQuery(calendar);
  const exceptions = data?.exceptions ?? [];
  const today = workingDayAfter(0, exceptions);
  const chips = [
    {name: t('flow.dueToday'), day: today},
    ...[3, 5].map((days) => ({name: t('flow.dueIn', {days}), day: workingDayAfter(days, exceptions)})),
    ...(byRule && byRule >= today ? [{name: t('flow.dueByRule'), day: byRule}] : []),
  ];
  return (
    <div className="due-chips" role="group" aria-label={label}>
      {chips.map(({name, day}) => (
        <Button
          key={name}
          size="small"
          shape="round"
          title={formatDate(day)}
          type={value === day ? 'primary' : 'default'}
          aria-pressed={value === day}
          onClick={() => onChange(value === day ? '' : day)}
        >
          {name}
        </Button>
      ))}
      <DateBox size="small" aria-label={label} value={value} onChange={(day) => onChange(day ?? '')} />
    </div>
  );
}
