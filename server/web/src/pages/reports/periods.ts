import dayjs from 'dayjs';

export const PERIOD_KINDS = ['month', 'quarter', 'year', 'range'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Days as the address and the API write them; of a range they may be whatever somebody typed. */
export interface Period {
  kind: PeriodKind;
  from: string;
  to: string;
}

const MONTHS = {month: 1, quarter: 3, year: 12};
const day = (moment: dayjs.Dayjs) => moment.format('YYYY-MM-DD');

/** The period of that kind which holds the day. A range has the ends it was given. */
export function periodOf(kind: PeriodKind, from: string, to: string): Period {
  if (kind === 'range') return {kind, from, to};
  const asked = dayjs(from || undefined);
  const held = asked.isValid() ? asked : dayjs();
  const first = held.startOf('year').add(Math.floor(held.month() / MONTHS[kind]) * MONTHS[kind], 'month');
  return {kind, from: day(first), to: day(first.add(MONTHS[kind], 'month').subtract(1, 'day'))};
}

/** So many periods later, earlier when negative. A range moves by its own length. */
export function moved(period: Period, by: number): Period {
  const first = dayjs(period.from);
  if (period.kind === 'range') {
    const days = (dayjs(period.to).diff(first, 'day') + 1) * by;
    return {...period, from: day(first.add(days, 'day')), to: day(dayjs(period.to).add(days, 'day'))};
  }
  return periodOf(period.kind, day(first.add(MONTHS[period.kind] * by, 'month')), '');
}

/** The same days of the year before; of 29 February the 28th. */
export function aYearBefore(period: Period): Period {
  const earlier = (end: string) => day(dayjs(end).subtract(1, 'year'));
  return period.kind === 'range'
    ? {...period, from: earlier(period.from), to: earlier(period.to)}
    : periodOf(period.kind, earlier(period.from), '');
}

export const quarterOf = (period: Period) => Math.floor(dayjs(period.from).month() / 3) + 1;
export const monthOf = (period: Period) => dayjs(period.from).month() + 1;
export const yearOf = (period: Period) => dayjs(period.from).year();
