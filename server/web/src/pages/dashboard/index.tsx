import {useQuery} from '@tanstack/react-query';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber, inVietnameseOrder} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {ISO} from '@/habits/working_days';
import type {Schemas} from '@/api/types';
import './dashboard.css';

const FILTERS = ['from', 'to'] as const;

/** Numbers that stand, in this order, in the bar of each unit. */
const PARTS = ['open_overdue', 'open_in_time', 'open_without_deadline'] as const;
type Part = (typeof PARTS)[number];
type Report = Schemas['Report'];
type Unit = Report['units'][number] & Schemas['HandlingFigures'];

const handlingReport = (from: string, to: string) => ({
  queryKey: ['work', 'report', from, to],
  queryFn: async ({signal}: {signal: AbortSignal}) => {
    // The answer may be a table or a PDF too: its type does not say that it is this one.
    const report = body(await api.GET('/api/v1/reports/handling', {params: {query: {from, to}}, signal})) as Report;
    return {asOf: report.as_of, units: report.units as Unit[], total: report.total as Schemas['HandlingFigures']};
  },
});

/** What is open and what is late, unit by unit; every number leads to its documents. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const from = filters.from || dayjs().startOf('year').format(ISO);
  const to = filters.to || dayjs().format(ISO);
  const {data, error, refetch} = useQuery(handlingReport(from, to));
  return (
    <>
      <PageHeader
        title={t('flow.dashboard.title')}
        note={data && <span className="muted">{t('flow.dashboard.asOf', {moment: formatMoment(data.asOf)})}</span>}
      />
      <div className="filters">
        <label className="filter-day">
          {t('flow.dashboard.from')}
          <DayInput
            aria-label={t('flow.dashboard.from')}
            value={from}
            max={to}
            onChange={(day) => change({from: day})}
          />
        </label>
        <label className="filter-day">
          {t('flow.dashboard.to')}
          <DayInput aria-label={t('flow.dashboard.to')} value={to} min={from} onChange={(day) => change({to: day})} />
        </label>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Loading rows={8} />}
      {data && data.total.total === 0 && (
        <EmptyState title={t('flow.dashboard.none')} text={t('flow.dashboard.noneText')} />
      )}
      {data && data.total.total > 0 && (
        <>
          <Totals total={data.total} from={from} to={to} />
          <Units units={data.units} from={from} to={to} />
        </>
      )}
    </>
  );
}

interface Period {
  from: string;
  to: string;
}

const listOf = (period: Period, handling: string, unit?: number) =>
  `/documents?${new URLSearchParams({
    direction: 'incoming',
    handling,
    from: period.from,
    to: period.to,
    ...(unit !== undefined && {unit: String(unit)}),
  })}`;

function Totals({total, from, to}: Period & {total: Schemas['HandlingFigures']}) {
  const {t} = useTranslation();
  const cards = [
    ...PARTS.map((part) => ({part: part as string, value: total[part]})),
    {part: 'done', value: total.done_in_time + total.done_late + total.done_without_deadline},
    {part: 'filed', value: total.not_required},
  ] as const;
  return (
    <ul className="dashboard-totals" aria-label={t('flow.dashboard.totals')}>
      {cards.map(({part, value}) => (
        <li key={part} className={value === 0 ? `${part} nothing` : part}>
          <Link to={listOf({from, to}, part)}>
            <strong className="number">{formatNumber(value)}</strong>
            <span>{t(`flow.dashboard.${part as Part}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const openOf = (unit: Unit) => PARTS.reduce((sum, part) => sum + unit[part], 0);

function Units({units, from, to}: Period & {units: Unit[]}) {
  const {t} = useTranslation();
  const shown = units
    .filter((unit) => unit.total > 0)
    .sort(
      (left, right) =>
        right.open_overdue - left.open_overdue ||
        openOf(right) - openOf(left) ||
        inVietnameseOrder(left.name, right.name),
    );
  const most = Math.max(1, ...shown.map(openOf));
  return (
    <table className="dashboard-units">
      <caption>{t('flow.dashboard.byUnit')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('flow.dashboard.unit')}</th>
          <th scope="col" className="bar-column">
            {t('flow.dashboard.open')}
          </th>
          {PARTS.map((part) => (
            <th key={part} scope="col" className="figure">
              {t(`flow.dashboard.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((unit) => (
          <tr key={unit.organisation_id}>
            <th scope="row">{unit.name}</th>
            <td className="bar-column">
              <div className="bar" style={{width: `${(openOf(unit) / most) * 100}%`}}>
                {PARTS.map(
                  (part) => unit[part] > 0 && <span key={part} className={part} style={{flexGrow: unit[part]}} />,
                )}
              </div>
            </td>
            {PARTS.map((part) => (
              <td key={part} className="figure" data-label={t(`flow.dashboard.${part}`)}>
                {unit[part] > 0 ? (
                  <Link
                    className={`number ${part}`}
                    to={listOf({from, to}, part, unit.organisation_id)}
                    aria-label={t('flow.dashboard.numberOf', {
                      number: unit[part],
                      unit: unit.name,
                      what: t(`flow.dashboard.${part}`),
                    })}
                  >
                    {formatNumber(unit[part])}
                  </Link>
                ) : (
                  <span className="muted">0</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
