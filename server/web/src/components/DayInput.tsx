import {Suspense} from 'react';
import {formatDate} from '@/habits/format';
import {usePainted} from '@/habits/painted';
import {lazyInAnt} from './ant';
import type {DayProps} from './DayPicker';
import {EarlyBox} from './EarlyBox';

const DayPicker = lazyInAnt(() => import('./DayPicker'));

/**
 * A day of a filter, with a calendar, as people write it: dd/MM/yyyy. Forms take <DateBox>. The calendar is much code and slow
 * to draw, and nobody opens it first.
 */
export function DayInput(props: DayProps) {
  const isPainted = usePainted();
  const box = (
    <EarlyBox
      className="day-input"
      label={props['aria-label']}
      placeholder={props.placeholder}
      value={formatDate(props.value)}
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
