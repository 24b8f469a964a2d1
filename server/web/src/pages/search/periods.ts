import dayjs from 'dayjs';
import type {Filters} from './queries';

/** Times as people say them; the days they mean are those of the day somebody looks. */
export const PERIODS = ['today', 'week', 'lastMonth', 'thisYear'] as const;
export type Period = (typeof PERIODS)[number];

export const isPeriod = (text: string): text is Period => (PERIODS as readonly string[]).includes(text);

const iso = (day: dayjs.Dayjs) => day.format('YYYY-MM-DD');

export function daysOf({period, from, to}: Pick<Filters, 'period' | 'from' | 'to'>): {from: string; to: string} {
  const today = dayjs();
  // Weeks begin on Monday.
  const monday = today.subtract((today.day() + 6) % 7, 'day');
  const lastMonth = today.subtract(1, 'month');
  switch (isPeriod(period) ? period : undefined) {
    case 'today':
      return {from: iso(today), to: iso(today)};
    case 'week':
      return {from: iso(monday), to: iso(monday.add(6, 'day'))};
    case 'lastMonth':
      return {from: iso(lastMonth.startOf('month')), to: iso(lastMonth.endOf('month'))};
    case 'thisYear':
      return {from: iso(today.startOf('year')), to: iso(today.endOf('year'))};
    default:
      return {from, to};
  }
}
