import dayjs from 'dayjs';

/** "2018-09-28" or a moment → "28/09/2018"; "" for nothing. */
export const formatDate = (iso: string | undefined) => (iso ? dayjs(iso).format('DD/MM/YYYY') : '');
/** How a day is typed. */
export const DAY_FORM = 'dd/mm/yyyy';

export const formatMoment = (iso: string | undefined) => (iso ? dayjs(iso).format('DD/MM/YYYY HH:mm') : '');

export const formatNumber = (value: number) => value.toLocaleString('vi-VN');

/** Days from today to that day; negative when it has passed. */
export const daysUntil = (iso: string) => dayjs(iso).startOf('day').diff(dayjs().startOf('day'), 'day');

const AGES = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** 200 → {unit: 'minutes', count: 3}: the words are `app.age` of the unit. */
export function ageOf(seconds: number): {unit: 'days' | 'hours' | 'minutes' | 'seconds'; count: number} {
  const found = AGES.find(([, length]) => seconds >= length);
  return found ? {unit: found[0], count: Math.floor(seconds / found[1])} : {unit: 'seconds', count: seconds};
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** 1536 → "1,5 KB". */
export function formatSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < UNITS.length - 1; unit += 1) size /= 1024;
  return `${size.toLocaleString('vi-VN', {maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0})} ${UNITS[unit] ?? ''}`;
}

const collator = new Intl.Collator('vi', {numeric: true});

/** Vietnamese order, numbers by value. */
export const inVietnameseOrder = (left: string, right: string) => collator.compare(left, right);

/** 999 at most in a badge; the server counts to 1000. */
export const formatCount = (count: number) => (count > 999 ? '999+' : formatNumber(count));
