import {useTranslation} from 'react-i18next';
import {formatNumber} from '@/habits/format';
import type {Rate} from './queries';

export const formatPercent = (percent: number | null) =>
  percent === null ? '–' : `${percent.toLocaleString('vi-VN', {maximumFractionDigits: 1})} %`;

/** A share with the two counts that it was made of below it and, in words, in its title. */
export function RateText({rate, threshold}: {rate: Rate; threshold?: number}) {
  const {t} = useTranslation();
  if (rate.denominator === 0) return <span className="muted">–</span>;
  const tone = threshold === undefined ? '' : (rate.percent ?? 0) >= threshold ? ' reached' : ' missed';
  return (
    <span
      className={`reports-rate${tone}`}
      title={t('reports.ratio', {
        part: formatNumber(rate.numerator),
        base: formatNumber(rate.denominator),
        of: t(`reports.base.${rate.base}`),
      })}
    >
      {formatPercent(rate.percent)}
      <small>
        {formatNumber(rate.numerator)}/{formatNumber(rate.denominator)}
      </small>
    </span>
  );
}
