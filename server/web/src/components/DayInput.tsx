import {Input} from 'antd';
import {lazy, startTransition, Suspense, useEffect, useState} from 'react';
import {formatDate} from '@/habits/format';
import type {DayProps} from './DayPicker';

const DayPicker = lazy(() => import('./DayPicker'));

/**
 * A day of a filter, with a calendar, as people write it: dd/MM/yyyy. Forms take <DateBox>. The calendar is much code and slow
 * to draw, and nobody opens it first: until the page is painted a box of its size shows the day.
 */
export function DayInput(props: DayProps) {
  const {value, status, 'aria-label': label} = props;
  const [isPainted, setPainted] = useState(false);
  useEffect(() => startTransition(() => setPainted(true)), []);
  const box = (
    <Input
      className="day-input"
      readOnly
      aria-label={label}
      placeholder={label}
      {...(status !== undefined && {status})}
      value={value && formatDate(value)}
    />
  );
  return isPainted ? (
    <Suspense fallback={box}>
      <DayPicker {...props} />
    </Suspense>
  ) : (
    box
  );
}
