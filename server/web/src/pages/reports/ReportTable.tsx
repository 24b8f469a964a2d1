import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {DataTable, type Column} from '@/components/DataTable';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {figuresOf, type Figure} from './columns';
import type {Period} from './periods';
import type {Figures, RateReport, Report} from './queries';
import {RateText} from './RateText';

interface Line {
  key: string;
  name: string;
  figures: Figures;
  /** Of a unit: the documents behind its figures can be listed. */
  unit?: number;
  state?: 'reached' | 'missed' | 'nothing';
  standing?: Report['standing'];
}

/** Each group of units with its lines, then the total; the rates against the threshold. */
export function ReportTable({name, report, period}: {name: RateReport; report: Report; period: Period}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const columns: Column<Line>[] = [
    {
      key: 'name',
      title: t('reports.columns.unit'),
      show: (line) => (line.unit === undefined ? word(line.name) : line.name),
    },
    {
      key: 'state',
      title: t('reports.columns.state'),
      show: ({state, standing}) =>
        standing ? (
          <span title={standing.text}>{t('reports.standingShort', {...standing})}</span>
        ) : (
          state && <span className={`reports-state ${state}`}>{t(`reports.${state}`)}</span>
        ),
    },
    ...figuresOf[name].map((figure) => ({
      key: figure.key,
      title: t(`reports.columns.${figure.title}`),
      group: figure.group && t(`reports.columns.${figure.group}`),
      isNumber: true,
      show: (line: Line) => (
        <FigureCell figure={figure} line={line} period={period} threshold={report.threshold_percent} />
      ),
    })),
  ];
  return (
    <DataTable
      label={t('reports.table')}
      columns={columns}
      rows={linesOf(report, name, t('reports.total'))}
      keyOf={(line) => line.key}
      classOf={(line) => (line.unit === undefined ? 'reports-sum' : undefined)}
    />
  );
}

const hasBase = (figures: Figures, name: RateReport) =>
  figuresOf[name].some(({rate}) => (rate?.(figures)?.denominator ?? 0) > 0);

function linesOf(report: Report, name: RateReport, total: string): Line[] {
  const grouped = report.groups.flatMap((group): Line[] => [
    {key: `group ${group.group}`, name: group.name, figures: group, standing: group.standing},
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
  return [...grouped, {key: 'total', name: total, figures: report.total, standing: report.standing}];
}

interface CellProps {
  figure: Figure;
  line: Line;
  period: Period;
  threshold: number;
}

function FigureCell({figure, line, period, threshold}: CellProps) {
  const {t} = useTranslation();
  const rate = figure.rate?.(line.figures);
  if (rate !== undefined) return <RateText rate={rate} {...(figure.isJudged && {threshold})} />;
  const count = figure.count?.(line.figures);
  if (count === undefined) return null;
  if (figure.documents === undefined || line.unit === undefined || count === 0) return formatNumber(count);
  const address = new URLSearchParams({
    direction: figure.documents,
    unit: String(line.unit),
    from: period.from,
    to: period.to,
  });
  return (
    <Link to={`/documents?${address}`} title={t('reports.openDocuments', {count: formatNumber(count)})}>
      {formatNumber(count)}
    </Link>
  );
}
