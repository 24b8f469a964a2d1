import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {DataTable, type Column} from '@/components/DataTable';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {figuresOf, type Figure} from './columns';
import type {Period} from './periods';
import type {Figures, RateReport, Report, Scope} from './queries';
import {RateText} from './RateText';

interface Line {
  key: string;
  name: string;
  figures: Figures;
  /** Of a unit or a type: the documents behind its figures can be listed. */
  unit?: number;
  type?: string;
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
  const columns: Column<Line>[] = [
    {
      key: 'name',
      title: t('reports.columns.unit'),
      show: (line) => (line.unit === undefined ? word(line.name) : line.name),
    },
    ...(report.standing ? [stateColumn] : []),
    ...figuresOf[name].map((figure) => ({
      key: figure.key,
      title: t(`reports.columns.${figure.title}`),
      group: figure.group && t(`reports.columns.${figure.group}`),
      isNumber: true,
      show: (line: Line) => (
        <FigureCell figure={figure} line={line} period={period} scope={scope} threshold={report.threshold_percent} />
      ),
    })),
  ];
  return (
    <DataTable
      label={t('reports.table')}
      columns={columns}
      rows={linesOf(report, name, {total: t('reports.total'), byType: t('reports.byType')})}
      keyOf={(line) => line.key}
      classOf={(line) => (line.unit === undefined && line.type === undefined ? 'reports-sum' : undefined)}
    />
  );
}

const hasBase = (figures: Figures, name: RateReport) =>
  figuresOf[name].some(({rate}) => (rate?.(figures)?.denominator ?? 0) > 0);

function linesOf(report: Report, name: RateReport, words: {total: string; byType: string}): Line[] {
  const grouped = report.groups.flatMap((group): Line[] => [
    {
      key: `group ${group.group}`,
      name: group.name,
      figures: group,
      ...(group.standing && {standing: group.standing}),
    },
    ...report.units
      .filter((unit) => unit.group === group.group)
      .map((unit): Line => ({
        key: `unit ${unit.organisation_id}`,
        name: unit.name,
        figures: unit,
        unit: unit.organisation_id,
        state: unit.reached ? 'reached' : hasBase(unit, name) ? 'missed' : 'nothing',
      })),
  ]);
  const types = (report.types ?? []).map((each): Line => ({
    key: `type ${each.type}`,
    name: each.name,
    figures: each,
    type: each.type,
  }));
  const sum = {figures: report.total, ...(report.standing && {standing: report.standing})};
  return [
    ...grouped,
    {key: 'total', name: words.total, ...sum},
    ...(types.length > 0 ? [{key: 'types', name: words.byType, figures: {}}, ...types] : []),
  ];
}

interface CellProps {
  figure: Figure;
  line: Line;
  period: Period;
  scope: Scope;
  threshold: number | undefined;
}

function FigureCell({figure, line, period, scope, threshold}: CellProps) {
  const {t} = useTranslation();
  const rate = figure.rate?.(line.figures);
  if (rate !== undefined)
    return <RateText rate={rate} {...(figure.isJudged && threshold !== undefined && {threshold})} />;
  const count = figure.count?.(line.figures);
  if (count === undefined) return null;
  const place =
    line.unit === undefined ? (line.type ? {type: line.type, unit: scope.unit} : undefined) : {unit: String(line.unit)};
  // The lists of documents show today: they would not agree with a figure of the past.
  const {listed} = figure;
  if (listed === undefined || scope.asOf !== '' || place === undefined || count === 0) return formatNumber(count);
  const wanted = {...listed.filter, ...place, from: period.from, to: period.to};
  const address = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
  return (
    <Link to={`${listed.page}?${address}`} title={t('reports.openDocuments', {count: formatNumber(count)})}>
      {formatNumber(count)}
    </Link>
  );
}
