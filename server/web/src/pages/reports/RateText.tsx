import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {formatNumber} from '@/habits/format';
import type {Rate} from './queries';

/** One decimal, never rounded up: 99.96 is not 100 (domain.md §6.5). */
export const formatPercent = (percent: number | null) =>
  percent === null
    ? '–'
    : `${(Math.floor(Number((percent * 10).toFixed(6))) / 10).toLocaleString('vi-VN', {maximumFractionDigits: 1})} %`;

interface Props {
  rate: Rate;
  threshold?: number;
  /** Where what is counted is listed, and what is not. */
  countedAt?: string | undefined;
  /** False when another number of things is listed there than is counted. */
  isExact?: boolean;
  /** Of a rate of several things: where each kind of them is listed. */
  kinds?: {words: string; to: string}[];
  lacking?: number;
  lackingAt?: string | undefined;
}

/** A share with the two counts that it was made of below it, and how many it does not count. */
export function RateText(props: Props) {
  const {rate, threshold, countedAt, isExact = true, kinds = [], lacking = 0, lackingAt} = props;
  const {t} = useTranslation();
  if (rate.denominator === 0) return <span className="muted">–</span>;
  const tone = threshold === undefined ? '' : (rate.percent ?? 0) >= threshold ? ' reached' : ' missed';
  const part = formatNumber(rate.numerator);
  const base = formatNumber(rate.denominator);
  return (
    <span
      className={`reports-rate${tone}`}
      title={t('reports.ratio', {part, base, of: t(`reports.base.${rate.base}`)})}
    >
      {formatPercent(rate.percent)}
      <small>
        {countedAt !== undefined && rate.numerator > 0 ? (
          <Link to={countedAt} title={t(isExact ? 'reports.openDocuments' : 'reports.openBehind', {count: part})}>
            {part}
          </Link>
        ) : (
          part
        )}
        /{base}
      </small>
      {kinds.map(({words, to}) => (
        <small key={to}>
          <Link to={to} title={t('reports.openBehind')}>
            {words}
          </Link>
        </small>
      ))}
      {lackingAt !== undefined && lacking > 0 && (
        <small>
          <Link to={lackingAt} title={t('reports.openLacking', {count: formatNumber(lacking)})}>
            {t('reports.lacking', {number: formatNumber(lacking)})}
          </Link>
        </small>
      )}
    </span>
  );
}
