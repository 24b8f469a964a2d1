import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {DataTable} from '@/components/DataTable';
import {formatDate, formatMoment, formatNumber, inVietnameseOrder} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import type {vi} from '@/i18n/vi';
import type {Difference} from './difference_queries';

type Line = Difference['lines'][number];
type Unit = Difference['units'][number];
type Figures = Line['figures'];
type Action = keyof typeof vi.actions;

/** Without one there was no rate. */
const counted = (documents: number | undefined) => (documents === undefined ? '—' : formatNumber(documents));

/** What differs of each unit, and below it each thing that made it so. */
export function DifferenceTables({difference}: {difference: Difference}) {
  const {t} = useTranslation();
  const units = [...difference.units].sort((left, right) => inVietnameseOrder(left.name, right.name));
  return (
    <>
      <section className="reports-difference">
        <h2>{t('reports.differsByUnit')}</h2>
        <DataTable
          label={t('reports.differsByUnit')}
          rows={units}
          keyOf={(unit) => `${unit.organisation_id} ${unit.direction}`}
          columns={[
            {key: 'unit', title: t('reports.columns.unit'), show: (unit) => unit.name},
            {key: 'direction', title: t('documents.direction'), show: (unit) => t(`documents.${unit.direction}`)},
            {key: 'by', title: t('reports.change'), show: (unit) => <By figures={unit.figures} />},
            ...(units.some(({denominator}) => denominator)
              ? [
                  {
                    key: 'denominator',
                    title: t('reports.baseLabel'),
                    show: ({denominator}: Unit) => (
                      <span className="number">
                        {counted(denominator?.before)} → {counted(denominator?.after)}
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
      <section className="reports-difference">
        <h2>{t('reports.differsBecause')}</h2>
        <DataTable
          label={t('reports.differsBecause')}
          rows={difference.lines.map((line, place) => ({...line, place}))}
          keyOf={({place}) => place}
          columns={[
            {
              key: 'what',
              title: t('reports.columns.what'),
              show: (line) =>
                line.document === undefined ? line.what : <Link to={`/documents/${line.document}`}>{line.what}</Link>,
            },
            {key: 'unit', title: t('reports.columns.unit'), show: (line) => line.name},
            {key: 'day', title: t('reports.columns.day'), show: (line) => <Days line={line} />},
            {key: 'by', title: t('reports.change'), show: (line) => <By figures={line.figures} />},
            {key: 'because', title: t('reports.columns.because'), show: (line) => <Because line={line} />},
          ]}
        />
      </section>
    </>
  );
}

function By({figures}: {figures: Figures}) {
  const word = useServerWord();
  return (
    <ul className="reports-by">
      {figures.map(({figure, label, by}) => (
        <li key={figure}>
          <span className="number strong">
            {by > 0 ? '+' : '−'}
            {formatNumber(Math.abs(by))}
          </span>{' '}
          {word(label)}
        </li>
      ))}
    </ul>
  );
}

/** The day by which it is counted; both where it was moved. */
function Days({line: {day_before, day_after}}: {line: Line}) {
  const {t} = useTranslation();
  if (day_before === day_after) return formatDate(day_after);
  if (day_before === undefined) return t('reports.cameOn', {day: formatDate(day_after)});
  if (day_after === undefined) return t('reports.leftFrom', {day: formatDate(day_before)});
  return `${formatDate(day_before)} → ${formatDate(day_after)}`;
}

function Because({line: {because}}: {line: Line}) {
  const {t, i18n} = useTranslation();
  if (because === undefined) return t('reports.timePassed');
  const key = `actions.${because.action}`;
  return (
    <>
      {i18n.exists(key) ? t(`actions.${because.action as Action}`) : because.action}
      <small className="muted reports-when">
        {formatMoment(because.at)} · {t('reports.changeNumber', {number: formatNumber(because.change)})}
      </small>
    </>
  );
}
