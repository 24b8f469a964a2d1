import {useQuery} from '@tanstack/react-query';
import type {TFunction} from 'i18next';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {useHoldsRole, useOwnAccount} from '@/api/own';
import {DataTable, type Column} from '@/components/DataTable';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {figuresOf} from './columns';
import type {Figure, Listed} from './listed';
import type {Period} from './periods';
import {dividedOf, type Figures, type RateReport, type Report, type Scope} from './queries';
import {RateText} from './RateText';

interface Line {
  key: string;
  name: string;
  figures: Figures;
  /** Its place among the units. */
  order?: number;
  /** Of one unit, or of those of a group or of all. */
  unit?: number;
  units: number[];
  /** Those whose figures it has taken over. */
  former?: string[];
  type?: string;
  /** Of something else than units: of a type of documents, of an urgency. */
  isPart?: boolean;
  state?: 'reached' | 'missed' | 'nothing';
  standing?: Report['standing'];
}

interface ReportTableProps {
  name: RateReport;
  report: Report;
  period: Period;
  scope: Scope;
}

/** Each group of units with its lines, then the total; the rates against the threshold. */
export function ReportTable({name, report, period, scope}: ReportTableProps) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {data: divided} = useQuery({...dividedOf(period, scope), enabled: name === 'handling'});
  const addressOf = useAddress(period, scope);
  const stateColumn: Column<Line> = {
    key: 'state',
    title: t('reports.columns.state'),
    show: ({state, standing}) =>
      standing ? (
        <span title={standing.text}>{t('reports.standingShort', {...standing})}</span>
      ) : (
        state && <span className={`reports-state ${state}`}>{t(`reports.${state}`)}</span>
      ),
  };
  const noteColumn: Column<Line> = {
    key: 'note',
    title: t('reports.columns.note'),
    show: ({unit, figures}) => unit !== undefined && <Note figures={figures} />,
  };
  const columns: Column<Line>[] = [
    {
      key: 'name',
      title: t('reports.columns.orderAndUnit'),
      show: (line) =>
        line.unit === undefined ? (
          word(line.name)
        ) : (
          <>
            <span className="reports-order number">{line.order}</span> {line.name}
            {line.former !== undefined && line.former.length > 0 && (
              <span className="reports-former muted">{t('reports.former', {names: line.former.join(', ')})}</span>
            )}
          </>
        ),
    },
    ...(report.standing ? [stateColumn] : []),
    ...figuresOf[name].map((figure) => ({
      key: figure.key,
      title: t(`reports.columns.${figure.title}`),
      group: figure.group && t(`reports.columns.${figure.group}`),
      isNumber: true,
      show: (line: Line) => (
        <FigureCell figure={figure} line={line} addressOf={addressOf} threshold={report.threshold_percent} />
      ),
    })),
    ...(name === 'entry' ? [noteColumn] : []),
  ];
  return (
    <DataTable
      label={t('reports.table')}
      columns={columns}
      rows={linesOf(report, divided, name, t)}
      keyOf={(line) => line.key}
      classOf={(line) => (line.unit === undefined && !line.isPart ? 'reports-sum' : undefined)}
    />
  );
}

/** What a reader of the entry report asks about: numbers without a document, and numbers that were given up. */
function Note({figures: {outgoing, incoming}}: {figures: Figures}) {
  const {t} = useTranslation();
  const missing = (outgoing?.missing ?? 0) + (incoming?.missing ?? 0);
  const voided = (outgoing?.voided ?? 0) + (incoming?.voided ?? 0);
  const words = [
    ...(missing > 0 ? [t('reports.noteMissing', {number: formatNumber(missing)})] : []),
    ...(voided > 0 ? [t('reports.noteVoided', {number: formatNumber(voided)})] : []),
  ];
  return <span className="reports-note">{words.join('; ')}</span>;
}

const hasBase = (figures: Figures, name: RateReport) =>
  figuresOf[name].some(({rate}) => (rate?.(figures)?.denominator ?? 0) > 0);

/** Lines under a heading of their own; none without them. */
const headed = (name: string, parts: Line[]): Line[] =>
  parts.length > 0 ? [{key: name, name, figures: {}, units: []}, ...parts] : [];

/** No list of documents tells urgencies and sources apart, so nothing leads there. */
const partOf = (key: string, name: string, figures: Figures): Line => ({
  key: `part ${key}`,
  name,
  figures,
  isPart: true,
  units: [],
});

function linesOf(report: Report, divided: Report | undefined, name: RateReport, t: TFunction): Line[] {
  const idsOf = ({organisation_id, former = []}: Report['units'][number]) => [
    organisation_id,
    ...former.map((each) => each.organisation_id),
  ];
  const all = report.units.flatMap(idsOf);
  let order = 0;
  const grouped = report.groups.flatMap((group): Line[] => [
    {
      key: `group ${group.group}`,
      name: group.name,
      figures: group,
      units: report.units.filter((unit) => unit.group === group.group).flatMap(idsOf),
      ...(group.standing && {standing: group.standing}),
    },
    ...report.units
      .filter((unit) => unit.group === group.group)
      .map((unit): Line => ({
        key: `unit ${unit.organisation_id}`,
        name: unit.name,
        figures: unit,
        order: ++order,
        unit: unit.organisation_id,
        former: (unit.former ?? []).map(({name}) => name),
        units: idsOf(unit),
        state: unit.reached ? 'reached' : hasBase(unit, name) ? 'missed' : 'nothing',
      })),
  ]);
  const types = (report.types ?? []).map((each): Line => ({
    key: `type ${each.type}`,
    name: each.name,
    figures: each,
    type: each.type,
    isPart: true,
    units: all,
  }));
  const sum = {figures: report.total, units: all, ...(report.standing && {standing: report.standing})};
  return [
    ...grouped,
    {key: 'total', name: t('reports.total'), ...sum},
    ...headed(t('reports.byType'), types),
    ...headed(
      t('reports.byUrgency'),
      (divided?.urgencies ?? []).map((each) => partOf(each.urgency, t(`urgency.${each.urgency}`), each)),
    ),
    ...headed(
      t('reports.bySource'),
      (divided?.sources ?? []).map((each) => partOf(each.source, t(`reports.sources.${each.source}`), each)),
    ),
  ];
}

interface CellProps {
  figure: Figure;
  line: Line;
  addressOf: Address;
  threshold: number | undefined;
}

/** The most units whose documents one list shows, as the API says. */
const MOST_UNITS = 1000;

type Address = (listed: Listed, line: Line) => string | undefined;

/** Where what is behind a figure of a line is listed; undefined where that cannot be told, or not to this person. */
function useAddress(period: Period, scope: Scope): Address {
  const account = useOwnAccount();
  const isLeader = useHoldsRole('lanh_dao');
  const isClerk = useHoldsRole('van_thu');
  return (listed, line) => {
    // The lists show today: they would not agree with a figure of the past.
    if (scope.asOf !== '' || line.units.length > MOST_UNITS) return undefined;
    const [only, ...others] = line.units;
    if (only === undefined || (listed.page === '/books' && others.length > 0)) return undefined;
    const isOwn = only === account?.organisation && others.length === 0;
    if (listed.page === '/exchange' && !isLeader && !(isClerk && isOwn)) return undefined;
    const place =
      others.length === 0 && listed.page !== '/exchange' ? {unit: String(only)} : {units: line.units.join(',')};
    const days = listed.page === '/books' ? {year: period.to.slice(0, 4)} : {from: period.from, to: period.to};
    const wanted = {...listed.filter, ...place, ...days, ...(line.type !== undefined && {type: line.type})};
    return `${listed.page}?${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''))}`;
  };
}

function FigureCell({figure, line, addressOf, threshold}: CellProps) {
  const {t} = useTranslation();
  const address = (listed: Listed | undefined) => listed && addressOf(listed, line);
  const rate = figure.rate?.(line.figures);
  if (rate !== undefined) {
    const lacking = figure.lacking?.count(line.figures) ?? 0;
    return (
      <RateText
        rate={rate}
        {...(figure.isJudged && threshold !== undefined && {threshold})}
        countedAt={address(figure.listed)}
        isExact={figure.listed?.isExact ?? true}
        kinds={(figure.kinds ?? []).flatMap(({word, listed}) => {
          const to = address(listed);
          return to === undefined ? [] : [{words: t(`reports.columns.${word}`), to}];
        })}
        lacking={lacking}
        lackingAt={address(figure.lacking?.listed)}
      />
    );
  }
  const count = figure.count?.(line.figures);
  if (count === undefined) return null;
  const at = address(figure.listed);
  if (at === undefined || count === 0) return formatNumber(count);
  return (
    <Link
      to={at}
      title={t(figure.listed?.isExact ? 'reports.openDocuments' : 'reports.openBehind', {count: formatNumber(count)})}
    >
      {formatNumber(count)}
    </Link>
  );
}
