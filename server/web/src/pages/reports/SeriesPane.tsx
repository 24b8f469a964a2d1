import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, InputNumber} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {useOwnAccount} from '@/api/own';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {draw, seriesOf, type Audit, type Series} from './evidence_queries';
import type {Period} from './periods';
import type {Scope} from './queries';

const SHOWN_RANGES = 12;
const rangeText = ({first, last}: {first: number; last: number}) => (first === last ? `${first}` : `${first}–${last}`);

/** The number series behind rates A and B, with what is missing and why something is not. */
export function SeriesPane({period, scope}: {period: Period; scope: Scope}) {
  const {t} = useTranslation();
  const role = useOwnAccount()?.role;
  const answer = useQuery(seriesOf(period, scope));
  const [drawnFrom, setDrawnFrom] = useState<Series | null>(null);
  if (answer.isPending) return <Loading rows={8} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const {series, total, as_of, as_of_change} = answer.data;
  if (series.length === 0) return <EmptyState title={t('reports.none')} text={t('reports.noneText')} />;
  const mayDraw = (role === 'lanh_dao' || role === 'quan_tri') && scope.asOf === '';
  return (
    <>
      <p className="reports-about">
        <span>{t('reports.evidence.seriesAbout')}</span>
        <strong>
          {t('reports.evidence.seriesTotal', {
            entered: formatNumber(total.entered),
            missing: formatNumber(total.missing),
            voided: formatNumber(total.voided),
          })}
        </strong>
        <span className="muted">
          {t('reports.asOf', {moment: formatMoment(as_of)})} ·{' '}
          {t('reports.asOfChange', {change: formatNumber(as_of_change)})}
        </span>
      </p>
      <DataTable
        label={t('reports.series')}
        rows={series}
        keyOf={(each) => each.series_id}
        columns={[
          {
            key: 'book',
            title: t('reports.evidence.book'),
            show: (each) => (
              <>
                {each.book}, {each.year}
                {each.key && `, ${each.key}`}
                <br />
                <small className="muted">{each.organisation}</small>
              </>
            ),
          },
          {
            key: 'direction',
            title: t('reports.evidence.direction'),
            show: (each) => t(`reports.columns.${each.direction}`),
          },
          {
            key: 'span',
            title: t('reports.evidence.span'),
            isNumber: true,
            show: (each) => rangeText({first: each.lowest, last: each.highest}),
          },
          {
            key: 'entered',
            title: t('reports.columns.listed'),
            isNumber: true,
            show: (each) => <Entered series={each} period={period} isLinked={scope.asOf === ''} />,
          },
          {
            key: 'missing',
            title: t('reports.columns.missing'),
            isNumber: true,
            show: (each) => (
              <span className={each.missing > 0 ? 'reports-rate missed' : ''}>{formatNumber(each.missing)}</span>
            ),
          },
          {key: 'ranges', title: t('reports.evidence.missingNumbers'), show: (each) => <Ranges series={each} />},
          {key: 'explained', title: t('reports.evidence.explained'), show: (each) => <Explained series={each} />},
          ...(mayDraw
            ? [
                {
                  key: 'draw',
                  title: t('admin.action'),
                  show: (each: Series) => (
                    <Button size="small" onClick={() => setDrawnFrom(each)}>
                      {t('reports.evidence.draw')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {drawnFrom && <DrawDialog series={drawnFrom} period={period} close={() => setDrawnFrom(null)} />}
    </>
  );
}

/** How many documents, and the way to them. */
function Entered({series, period, isLinked}: {series: Series; period: Period; isLinked: boolean}) {
  const {t} = useTranslation();
  const count = formatNumber(series.entered);
  if (!isLinked) return count;
  const address = new URLSearchParams({
    direction: series.direction,
    unit: String(series.organisation_id),
    from: period.from,
    to: period.to,
  });
  return (
    <Link to={`/documents?${address}`} title={t('reports.evidence.openUnit')}>
      {count}
    </Link>
  );
}

function Ranges({series}: {series: Series}) {
  const {t} = useTranslation();
  const texts = series.missing_ranges.map(rangeText);
  if (texts.length <= SHOWN_RANGES) return texts.join(', ');
  return (
    <details>
      <summary>{t('reports.evidence.ranges', {count: texts.length})}</summary>
      {texts.join(', ')}
    </details>
  );
}

function Explained({series}: {series: Series}) {
  const {t} = useTranslation();
  const lines = series.explained.map(({number, state, reason}): string =>
    state === 'void'
      ? t('reports.evidence.voided', {number, reason: reason ?? ''})
      : t('reports.evidence.held', {number}),
  );
  if (series.secret > 0) lines.push(t('reports.evidence.secret', {count: series.secret}));
  if (lines.length === 0) return null;
  if (lines.length <= 3) return lines.join('; ');
  return (
    <details>
      <summary>{t('reports.evidence.explainedCount', {count: lines.length})}</summary>
      {lines.join('; ')}
    </details>
  );
}

interface DrawFields {
  size: number;
  seed?: number;
  note?: string;
}

function DrawDialog({series, period, close}: {series: Series; period: Period; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const population = series.entered + series.missing;
  return (
    <FormDialog<DrawFields, Audit>
      title={t('reports.evidence.drawTitle', {book: series.book, year: series.year})}
      submit={t('reports.evidence.draw')}
      close={close}
      initial={{size: Math.min(60, population)}}
      send={(fields, key) =>
        draw(
          {
            series: series.series_id,
            from: period.from,
            to: period.to,
            size: fields.size,
            ...(typeof fields.seed === 'number' && {seed: fields.seed}),
            ...(fields.note && {note: fields.note}),
          },
          key,
        )
      }
      done={({id}) => {
        void client.invalidateQueries({queryKey: ['reports', 'samples']});
        navigate(`/reports?report=samples&sample=${id}`);
      }}
      outcome={({size}) => size && t('reports.evidence.drawOutcome', {size, population: formatNumber(population)})}
    >
      <Form.Item
        name="size"
        label={t('reports.evidence.size')}
        rules={[{required: true, message: t('login.required')}]}
      >
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <Form.Item name="seed" label={t('reports.evidence.seed')} extra={t('reports.evidence.seedExtra')}>
        <InputNumber min={0} max={999999999999} precision={0} className="reports-seed" />
      </Form.Item>
      <Form.Item name="note" label={t('reports.evidence.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
