import {useQueries} from '@tanstack/react-query';
import {Segmented} from 'antd';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {measuresOf} from './measures';
import {usePeriodName} from './PeriodPicker';
import {moved, type Period} from './periods';
import {reportOf, type RateReport, type Report, type Scope} from './queries';
import {RateText} from './RateText';

const RankChart = lazy(() => import('./RankChart'));
const TrendChart = lazy(() => import('./TrendChart'));

const MOST_BARS = 30;
const PERIODS = 6;
const WHOLE = 100;

interface Props {
  name: RateReport;
  report: Report;
  period: Period;
  scope: Scope;
}

/** Units against one another, and the total against the periods before. The tables say the same in figures. */
export function Charts({name, report, period, scope}: Props) {
  const {t} = useTranslation();
  const measures = measuresOf[name];
  const [chosen, setChosen] = useState(measures[0]?.key);
  const measure = measures.find(({key}) => key === chosen) ?? measures[0];
  if (measure === undefined) return null;
  return (
    <>
      {measures.length > 1 && (
        <Segmented
          className="reports-measures"
          aria-label={t('reports.measure')}
          value={measure.key}
          options={measures.map(({key, title}) => ({value: key, label: t(`reports.columns.${title}`)}))}
          onChange={setChosen}
        />
      )}
      <div className="reports-charts">
        {report.units.length > 1 && <Ranking report={report} measure={measure} />}
        <Trend name={name} period={period} scope={scope} measure={measure} isBeside={report.units.length > 1} />
      </div>
    </>
  );
}

type Measure = (typeof measuresOf)[RateReport][number];

function Ranking({report, measure}: {report: Report; measure: Measure}) {
  const {t} = useTranslation();
  const ranked = report.units
    .flatMap((unit) => {
      const percent = measure.rate(unit)?.percent;
      return typeof percent === 'number' ? [{name: unit.name, percent}] : [];
    })
    .sort((left, right) => right.percent - left.percent);
  const thresholdName = useThresholdName(report);
  // The best and the worst say most; those between them stand in the table.
  const threshold = report.threshold_percent ?? WHOLE;
  const half = MOST_BARS / 2;
  const shown = ranked.length > MOST_BARS ? [...ranked.slice(0, half), ...ranked.slice(-half)] : ranked;
  const rest = report.units.length - shown.length;
  const words = t('reports.rankText', {measure: t(`reports.columns.${measure.title}`), count: shown.length});
  return (
    <section className="reports-card">
      <h2>{t('reports.rank')}</h2>
      {shown.length === 0 ? (
        <p className="muted">{t('reports.nothingToDraw')}</p>
      ) : (
        <div role="img" aria-label={words}>
          <Suspense fallback={<Loading rows={6} />}>
            <RankChart bars={shown} threshold={threshold} thresholdName={thresholdName} />
          </Suspense>
        </div>
      )}
      {rest > 0 && <p className="muted">{t('reports.rankRest', {count: rest})}</p>}
    </section>
  );
}

function useThresholdName(report: Report | undefined) {
  const {t} = useTranslation();
  return t('reports.threshold', {percent: report?.threshold_percent ?? ''});
}

interface TrendProps extends Omit<Props, 'report'> {
  measure: Measure;
  /** There is room below it, for the ranking beside it is long. */
  isBeside: boolean;
}

function Trend({name, period, scope, measure, isBeside}: TrendProps) {
  const {t} = useTranslation();
  const nameOf = usePeriodName();
  const periods = Array.from({length: PERIODS}, (_, place) => moved(period, place - PERIODS + 1));
  const reports = useQueries({queries: periods.map((each) => reportOf(name, each, scope))});
  const points = periods.map((each, place) => {
    const report = reports[place]?.data;
    return {key: each.from, name: nameOf(each), rate: report && measure.rate(report.total)};
  });
  const isRead = reports.every(({isSuccess}) => isSuccess);
  const isEmpty = isRead && points.every(({rate}) => typeof rate?.percent !== 'number');
  const last = reports.at(-1)?.data;
  const thresholdName = useThresholdName(last);
  const threshold = last?.threshold_percent ?? WHOLE;
  return (
    <section className="reports-card">
      <h2>{t('reports.trend')}</h2>
      {isEmpty ? (
        <p className="muted">{t('reports.nothingToDraw')}</p>
      ) : (
        <div role="img" aria-label={t('reports.trendText')}>
          <Suspense fallback={<Loading rows={6} />}>
            <TrendChart
              points={points.map((point) => ({name: point.name, percent: point.rate?.percent ?? null}))}
              threshold={threshold}
              thresholdName={thresholdName}
            />
          </Suspense>
        </div>
      )}
      <details open={isBeside}>
        <summary>{t('reports.trendTable')}</summary>
        <DataTable
          label={t('reports.trend')}
          columns={[
            {key: 'period', title: t('reports.periodColumn'), show: (point) => point.name},
            {
              key: 'rate',
              title: t(`reports.columns.${measure.title}`),
              isNumber: true,
              show: ({rate}) => (rate ? <RateText rate={rate} threshold={threshold} /> : '–'),
            },
          ]}
          rows={points}
          keyOf={(point) => point.key}
        />
      </details>
    </section>
  );
}
