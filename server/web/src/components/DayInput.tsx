import {Input} from 'antd';
import {lazy, Suspense} from 'react';
import {formatDate} from '@/habits/format';
import type {DayProps} from './DayPicker';

const DayPicker = lazy(() => import('./DayPicker'));

/**
 * A day of a filter, with a calendar, as people write it: dd/MM/yyyy. Forms take <DateBox>. The calendar is much code, and
 * nobody opens it first: until it is there a box of its size shows the day.
 */
export function DayInput(props: DayProps) {
  const {value, status = '', 'aria-label': label} = props;
  return (
    <Suspense
      fallback={
        <Input
          className="day-input"
          readOnly
          aria-label={label}
          placeholder={label}
          status={status === 'warning' ? 'warning' : status === 'error' ? 'error' : ''}
          value={value && formatDate(value)}
        />
      }
    >
      <DayPicker {...props} />
    </Suspense>
  );
}
