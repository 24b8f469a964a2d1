import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {DataTable, type Column} from '@/components/DataTable';
import {formatNumber} from '@/habits/format';
import {comparedOf, type Compared} from './measures';
import {usePeriodName} from './PeriodPicker';
import {aYearBefore, moved, type Period} from './periods';
import {reportOf, type RateReport, type Report, type Scope} from './queries';
import {formatPercent} from './RateText';

interface Props {
  name: RateReport;
  report: Report;
  period: Period;
  scope: Scope;
}

/** The totals beside those of the period before and of the same one of last year. */
export function Comparison({name, report, period, scope}: Props) {
  const {t} = useTranslation();
  const nameOf = usePeriodName();
  const lastPeriod = moved(period, -1);
  const lastYear = aYearBefore(period);
  // What was known of them is what is known now: corrections count on both sides.
  const {data: previous} = useQuery(reportOf(name, lastPeriod, scope));
  const {data: before} = useQuery(reportOf(name, lastYear, scope));
  // Of a year both are the same.
  const isYear = lastPeriod.from === lastYear.from && lastPeriod.to === lastYear.to;
  const shown = (measure: Compared, of: Report | undefined) => {
    if (of === undefined) return '…';
    if (measure.count) return formatNumber(measure.count(of.total) ?? 0);
    return formatPercent(measure.rate?.(of.total)?.percent ?? null);
  };
  const beside = (key: string, of: Period, earlier: Report | undefined): Column<Compared>[] => [
    {key, title: nameOf(of), isNumber: true, show: (measure) => shown(measure, earlier)},
    {
      key: `${key} change`,
      title: t('reports.change'),
      isNumber: true,
      show: (measure) => (earlier ? <Change measure={measure} now={report} before={earlier} /> : '…'),
    },
  ];
  return (
    <section className="reports-card reports-compared">
      <h2>{t('reports.samePeriod')}</h2>
      <DataTable
        label={t('reports.samePeriod')}
        rows={comparedOf[name]}
        keyOf={({key}) => key}
        columns={[
          {key: 'measure', title: t('reports.measure'), show: ({title}) => t(`reports.columns.${title}`)},
          {key: 'now', title: nameOf(period), isNumber: true, show: (measure) => shown(measure, report)},
          ...(isYear ? [] : beside('previous', lastPeriod, previous)),
          ...beside('before', lastYear, before),
        ]}
      />
    </section>
  );
}

const signed = (by: number, words: string) => `${by > 0 ? '+' : by < 0 ? '−' : ''}${words}`;

function Change({measure, now, before}: {measure: Compared; now: Report; before: Report}) {
  const {t} = useTranslation();
  if (measure.count) {
    const by = (measure.count(now.total) ?? 0) - (measure.count(before.total) ?? 0);
    return signed(by, formatNumber(Math.abs(by)));
  }
  const [after, earlier] = [measure.rate?.(now.total)?.percent, measure.rate?.(before.total)?.percent];
  if (typeof after !== 'number' || typeof earlier !== 'number') return '–';
  // Both have one decimal.
  const tenths = Math.round((after - earlier) * 10);
  return signed(tenths, t('reports.points', {number: (Math.abs(tenths) / 10).toLocaleString('vi-VN')}));
}
