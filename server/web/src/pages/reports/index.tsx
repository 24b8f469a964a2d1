import {useQuery} from '@tanstack/react-query';
import {Segmented} from 'antd';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';
import {Link, useSearchParams} from 'react-router-dom';
import {isProblem} from '@/api/problem';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {TabLinks} from '@/components/TabLinks';
import {DAY_FORM, formatMoment, formatNumber} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {Charts} from './Charts';
import {figuresOf} from './columns';
import {Comparison} from './Comparison';
import {Coverage} from './Coverage';
import {DeclaredPane} from './DeclaredPane';
import {Downloads} from './Downloads';
import {EVIDENCE, printedEvidence, type Evidence} from './evidence_queries';
import {PeriodPicker} from './PeriodPicker';
import {periodOf, PERIOD_KINDS, type Period, type PeriodKind} from './periods';
import {Proposals} from './Proposals';
import {RankingPane} from './RankingPane';
import {canBePublished, PUBLISHED} from './published_queries';
import {PublishedPane} from './PublishedPane';
import {PublishButton} from './PublishButton';
import {SCHEDULES} from './schedule_queries';
import {SchedulesPane} from './SchedulesPane';
import {
  BASES,
  isBase,
  canLookBack,
  printed,
  RATE_FORMATS,
  RATE_REPORTS,
  reportOf,
  UNITS,
  type Base,
  type RateReport,
  type Report,
  type Scope,
} from './queries';
import {ReportTable} from './ReportTable';
import {SamplesPane} from './SamplesPane';
import {SeriesPane} from './SeriesPane';
import './reports.css';

const FILTERS = ['report', 'period', 'from', 'to', 'unit', 'as_of', 'base', 'units'] as const;
const PROPOSALS = 'proposals' as const;
const RANKING = 'ranking' as const;
const isOtherPage = (name: string) =>
  name === PROPOSALS || name === RANKING || name === PUBLISHED || name === SCHEDULES;

const isKind = (text: string): text is PeriodKind => (PERIOD_KINDS as readonly string[]).includes(text);
const isEvidence = (text: string): text is Evidence => (EVIDENCE as readonly string[]).includes(text);
/** Whose rows may be the units of today. */
const hasUnits = (name: string) => isRateReport(name) && name !== 'outgoing';
const isRateReport = (text: string): text is RateReport => (RATE_REPORTS as readonly string[]).includes(text);

/** Another report of the same period and unit. */
function addressOf(report: string, filters: Record<(typeof FILTERS)[number], string>) {
  const kept = Object.entries({...filters, report}).filter(([, value]) => value !== '');
  return `/reports?${new URLSearchParams(kept)}`;
}

/** Rates and counts by unit. What is shown stands in the address. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const wanted = filters.report;
  const name = isRateReport(wanted) || isEvidence(wanted) || isOtherPage(wanted) ? wanted : 'entry';
  const [search] = useSearchParams();
  const numberOf = (key: string) => Number(search.get(key)) || undefined;
  const isPeriodAsked = name !== 'samples' && name !== RANKING && name !== PUBLISHED && name !== SCHEDULES;
  const period = periodOf(isKind(filters.period) ? filters.period : 'year', filters.from, filters.to);
  // The same query as the table's: it tells the fields here why a period is refused.
  const {unit} = filters;
  const base: Base = name === 'entry' && isBase(filters.base) ? filters.base : 'number_series';
  const units = filters.units === 'today' && hasUnits(name) ? 'today' : 'then';
  const scope: Scope = {unit, asOf: canLookBack(name) ? filters.as_of : '', base, units};
  const {error} = useQuery(reportOf(isRateReport(name) ? name : 'entry', period, scope));
  const isPeriodRefused = isProblem(error) && error.violations.some(({field}) => field === 'from' || field === 'to');
  return (
    <>
      <PageHeader
        title={t('reports.title')}
        actions={!isPeriodRefused && <ReportDownloads name={name} period={period} scope={scope} />}
      />
      <TabLinks
        label={t('reports.kinds')}
        active={name}
        links={[...RATE_REPORTS, ...EVIDENCE, RANKING, PROPOSALS, PUBLISHED, SCHEDULES].map((key) => ({
          key,
          title: key === RANKING ? t('ranking.tab') : t(`reports.${key}`),
          to: addressOf(key, filters),
        }))}
      />
      {isPeriodAsked && (
        <div className="filters">
          <PeriodPicker
            period={period}
            change={({kind, from, to}) => change({period: kind, from, to: kind === 'range' ? to : ''})}
            refusal={isPeriodRefused ? error : null}
          />
          <OrganisationSelect
            className="reports-unit"
            label={t('reports.unit')}
            placeholder={t('reports.allUnits')}
            registriesOnly
            value={Number(unit) || undefined}
            onChange={(id) => change({unit: id === undefined ? '' : String(id)})}
          />
          {name === 'entry' && (
            <Segmented
              aria-label={t('reports.baseLabel')}
              value={base}
              options={BASES.map((value) => ({value, label: t(`reports.baseNames.${value}`)}))}
              onChange={(value) => change({base: value === 'number_series' ? '' : value})}
            />
          )}
          {hasUnits(name) && (
            <Segmented
              aria-label={t('reports.unitsLabel')}
              value={units}
              options={UNITS.map((value) => ({value, label: t(`reports.unitsNames.${value}`)}))}
              onChange={(value) => change({units: value === 'then' ? '' : value})}
            />
          )}
          {canLookBack(name) && (
            <label className="filter-day reports-day">
              {t('reports.asOfDay')}
              <DayInput
                aria-label={t('reports.asOfDay')}
                placeholder={DAY_FORM}
                value={filters.as_of}
                max={dayjs().format('YYYY-MM-DD')}
                onChange={(day) => change({as_of: day})}
              />
            </label>
          )}
        </div>
      )}
      {isPeriodRefused ? null : isRateReport(name) ? (
        <RateReportPane key={name} name={name} period={period} scope={scope} />
      ) : name === 'series' ? (
        <SeriesPane period={period} scope={scope} />
      ) : name === 'declared' ? (
        <DeclaredPane period={period} scope={scope} />
      ) : name === 'samples' ? (
        <SamplesPane sample={numberOf('sample')} />
      ) : name === RANKING ? (
        <RankingPane index={numberOf('index')} unit={numberOf('ranked')} asOf={filters.as_of} />
      ) : name === PUBLISHED ? (
        <PublishedPane />
      ) : name === SCHEDULES ? (
        <SchedulesPane />
      ) : (
        <Proposals period={period} unit={unit} />
      )}
    </>
  );
}

interface Shown {
  name: RateReport;
  period: Period;
  scope: Scope;
}

function ReportDownloads({name, period, scope}: Omit<Shown, 'name'> & {name: string}) {
  const file = `${name}-${period.from}-${period.to}`;
  if (isRateReport(name))
    return (
      <span className="reports-downloads">
        <Downloads
          name={file}
          formats={RATE_FORMATS}
          fetch={(format, signal) => printed(name, period, scope, format, signal)}
        />
        {canBePublished(name) && <PublishButton name={name} period={period} scope={scope} />}
      </span>
    );
  if (name === 'series' || name === 'declared')
    return <Downloads name={file} fetch={(format, signal) => printedEvidence(name, period, scope, format, signal)} />;
  return null;
}

/** What the rates of the report are computed over. */
const basesOf = (name: RateReport, report: Report) =>
  new Set(figuresOf[name].flatMap(({rate}) => rate?.(report.total)?.base ?? []));

/** The page that explains why the report says something else than it did. */
const differencesAt = (report: RateReport, {kind, from, to}: Period, {unit, asOf, base}: Scope) =>
  `/reports/differences?${new URLSearchParams(
    Object.entries({
      report,
      period: kind,
      from,
      to,
      unit,
      as_of: asOf,
      base: base === 'number_series' ? '' : base,
    }).filter(([, value]) => value !== ''),
  )}`;

function RateReportPane({name, period, scope}: Shown) {
  const {t} = useTranslation();
  const answer = useQuery(reportOf(name, period, scope));
  if (answer.isPending) return <Loading rows={10} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const report = answer.data;
  const isEmpty = figuresOf[name].every(
    ({count, rate}) => (count?.(report.total) ?? 0) === 0 && (rate?.(report.total)?.denominator ?? 0) === 0,
  );
  if (isEmpty)
    return (
      <>
        {report.coverage && <Coverage coverage={report.coverage} />}
        <EmptyState title={t('reports.none')} text={t('reports.noneText')} />
      </>
    );
  return (
    <>
      <p className="reports-about">
        <span>{t(name === 'entry' ? `reports.aboutBase.${scope.base}` : `reports.about.${name}`)}</span>
        {report.standing && <strong>{report.standing.text}</strong>}
        <span className="muted">
          {t('reports.asOf', {moment: formatMoment(report.as_of)})}
          {report.as_of_change && ` · ${t('reports.asOfChange', {change: formatNumber(report.as_of_change)})}`}
        </span>
      </p>
      <p className="reports-base muted">
        {[...basesOf(name, report)]
          .map((base) => t('reports.baseNamed', {base: t(`reports.base.${base}`)}))
          .join(' · ')}
        <span>{t('reports.ruleSet', {name: report.rule_set})}</span>
        {canLookBack(name) && <Link to={differencesAt(name, period, scope)}>{t('reports.why')}</Link>}
      </p>
      {report.coverage && <Coverage coverage={report.coverage} />}
      <Comparison name={name} report={report} period={period} scope={scope} />
      <Charts name={name} report={report} period={period} scope={scope} />
      <ReportTable name={name} report={report} period={period} scope={scope} />
    </>
  );
}
