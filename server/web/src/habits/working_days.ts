import dayjs from 'dayjs';

interface Exception {
  day: string;
  working: boolean;
  withdrawn?: boolean | undefined;
}

const SUNDAY = 0;
const SATURDAY = 6;
export const ISO = 'YYYY-MM-DD';

/** The day that many working days after today; the server's calendar says which days are off or worked in exchange. */
export function workingDayAfter(days: number, exceptions: readonly Exception[]): string {
  const isWorked = (day: dayjs.Dayjs) => {
    const on = (name: string) => exceptions.find((each) => !each.withdrawn && each.day === name);
    // A dated one wins over a yearly one.
    const exception = on(day.format(ISO)) ?? on(day.format('MM-DD'));
    return exception?.working ?? ![SATURDAY, SUNDAY].includes(day.day());
  };
  let day = dayjs().startOf('day');
  for (let left = days; left > 0;) {
    day = day.add(1, 'day');
    if (isWorked(day)) left -= 1;
  }
  return day.format(ISO);
}
