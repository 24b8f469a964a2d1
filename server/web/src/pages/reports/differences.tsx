import {DownloadOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Segmented} from 'antd';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {isProblem} from '@/api/problem';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {TabLinks} from '@/components/TabLinks';
import {DAY_FORM, formatMoment, formatNumber} from '@/habits/format';
import {useDownload} from '@/habits/download';
import {useUrlFilters} from '@/habits/url_filters';
import {DifferenceTables} from './DifferenceTables';
import {differenceOf, FIGURE_REPORTS, isFigureReport, printedDifference, type Standpoints} from './difference_queries';
import {PeriodPicker} from './PeriodPicker';
import {BASES, isBase} from './queries';
import {periodOf, PERIOD_KINDS, type PeriodKind} from './periods';
import './reports.css';

const FILTERS = ['report', 'period', 'from', 'to', 'unit', 'before', 'as_of', 'base'] as const;
const ISO = 'YYYY-MM-DD';

const isKind = (text: string): text is PeriodKind => (PERIOD_KINDS as readonly string[]).includes(text);
const written = (filters: Record<string, string>) =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));

/** Why a report says something else than it did: two moments, and what made each figure differ. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const report = isFigureReport(filters.report) ? filters.report : 'entry';
  const period = periodOf(isKind(filters.period) ? filters.period : 'year', filters.from, filters.to);
  const before = filters.before || dayjs().subtract(1, 'month').format(ISO);
  const base = report === 'entry' && isBase(filters.base) ? filters.base : 'number_series';
  const wanted: Standpoints = {report, period, unit: filters.unit, before, asOf: filters.as_of, base};
  const answer = useQuery(differenceOf(wanted));
  const refusal = isProblem(answer.error) ? answer.error : null;
  const isPeriodRefused = refusal?.violations.some(({field}) => field === 'from' || field === 'to') ?? false;
  const {before: _before, ...ofReport} = filters;
  return (
    <>
      <PageHeader
        title={t('reports.why')}
        note={<span className="muted">{t('reports.whyText')}</span>}
        actions={
          <span className="reports-downloads">
            <Link to={`/reports?${written(ofReport)}`}>{t('reports.toReport')}</Link>
            {answer.isSuccess && <Download wanted={wanted} />}
          </span>
        }
      />
      <TabLinks
        label={t('reports.kinds')}
        active={report}
        links={FIGURE_REPORTS.map((key) => ({
          key,
          title: t(`reports.${key}`),
          to: `/reports/differences?${written({...filters, report: key})}`,
        }))}
      />
      <div className="filters">
        <PeriodPicker
          period={period}
          change={({kind, from, to}) => change({period: kind, from, to: kind === 'range' ? to : ''})}
          refusal={isPeriodRefused ? refusal : null}
        />
        <OrganisationSelect
          className="reports-unit"
          label={t('reports.unit')}
          placeholder={t('reports.allUnits')}
          registriesOnly
          value={Number(filters.unit) || undefined}
          onChange={(id) => change({unit: id === undefined ? '' : String(id)})}
        />
        {report === 'entry' && (
          <Segmented
            aria-label={t('reports.baseLabel')}
            value={base}
            options={BASES.map((value) => ({value, label: t(`reports.baseNames.${value}`)}))}
            onChange={(value) => change({base: value === 'number_series' ? '' : value})}
          />
        )}
        <label className="reports-day">
          {t('reports.knownBefore')}
          <DayInput
            aria-label={t('reports.knownBefore')}
            placeholder={DAY_FORM}
            value={before}
            max={filters.as_of || dayjs().format(ISO)}
            onChange={(day) => change({before: day})}
          />
        </label>
        <label className="reports-day">
          {t('reports.knownAfter')}
          <DayInput
            aria-label={t('reports.knownAfter')}
            placeholder={DAY_FORM}
            value={filters.as_of}
            min={before}
            max={dayjs().format(ISO)}
            onChange={(day) => change({as_of: day})}
          />
        </label>
      </div>
      {!isPeriodRefused && <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <Loading rows={8} />}
      {answer.data && (
        <>
          <p className="reports-about">
            {(['before', 'after'] as const).map((side) => (
              <span key={side} className="muted">
                {t(`reports.side.${side}`, {
                  moment: formatMoment(answer.data[side].as_of),
                  change: formatNumber(answer.data[side].as_of_change),
                  rules: answer.data[side].rule_set,
                })}
              </span>
            ))}
          </p>
          {answer.data.lines.length === 0 ? (
            <EmptyState title={t('reports.noDifference')} text={t('reports.noDifferenceText')} />
          ) : (
            <DifferenceTables difference={answer.data} />
          )}
        </>
      )}
    </>
  );
}

function Download({wanted}: {wanted: Standpoints}) {
  const {t} = useTranslation();
  const download = useDownload();
  const start = () =>
    download.start({
      name: `differences-${wanted.report}-${wanted.period.from}.csv`,
      fetch: (signal) => printedDifference(wanted, signal),
    });
  return (
    <>
      <ProblemAlert error={download.error} />
      <Button icon={<DownloadOutlined />} loading={download.isRunning} onClick={start}>
        {t('reports.download', {format: 'CSV'})}
      </Button>
      {download.isRunning && <Button onClick={download.stop}>{t('app.stop')}</Button>}
    </>
  );
}
