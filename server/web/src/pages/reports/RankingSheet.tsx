import {LeftOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {DataTable, type Column} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {Downloads} from './Downloads';
import {
  formatPoints,
  printedRanking,
  rankingAt,
  sheetOf,
  type Score,
  type ScoreKind,
  type Sheet,
  type SheetItem,
} from './ranking_queries';
import {formatPercent} from './RateText';
import {ScoreDialog} from './ScoreDialog';

interface Props {
  index: number;
  unit: number;
  asOf: string;
}

/** One unit, criterion by criterion: points, where they come from, who gave them and on what evidence. */
export function RankingSheet({index, unit, asOf}: Props) {
  const {t} = useTranslation();
  const answer = useQuery(sheetOf(index, unit, asOf));
  return (
    <>
      <p>
        <Link to={rankingAt({index, asOf})}>
          <LeftOutlined /> {t('ranking.back')}
        </Link>
      </p>
      {answer.isPending ? (
        <Loading rows={10} />
      ) : answer.isError ? (
        <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <ShownSheet sheet={answer.data} asOf={asOf} />
      )}
    </>
  );
}

export const inForce = (item: SheetItem, kind: ScoreKind) =>
  item.scores?.find((score) => score.kind === kind && score.in_force);

function ShownSheet({sheet, asOf}: {sheet: Sheet; asOf: string}) {
  const {t} = useTranslation();
  const [scored, setScored] = useState<{item: SheetItem; kind: ScoreKind} | null>(null);
  const isNow = asOf === '';
  const points = (item: SheetItem, kind: ScoreKind) => {
    const score = inForce(item, kind);
    return score && formatPoints(score.points);
  };
  const columns: Column<SheetItem>[] = [
    {
      key: 'item',
      title: t('ranking.item'),
      show: ({code, name, guidance, depth}) => (
        <span className={`ranking-item depth-${Math.min(depth, 3)}`}>
          {code}. {name}
          {guidance && <small className="muted">{guidance}</small>}
        </span>
      ),
    },
    {
      key: 'points',
      title: t('ranking.points'),
      isNumber: true,
      show: (item) => (
        <span>
          <strong>{formatPoints(item.points)}</strong>/{formatPoints(item.maximum)}
        </span>
      ),
    },
    {key: 'self', title: t('ranking.self'), isNumber: true, show: (item) => points(item, 'self')},
    {key: 'review', title: t('ranking.review'), isNumber: true, show: (item) => points(item, 'review')},
    {key: 'source', title: t('ranking.source'), show: (item) => <Source item={item} />},
    {key: 'evidence', title: t('ranking.evidence'), show: (item) => <Said item={item} />},
  ];
  if (isNow && (sheet.may_self_score || sheet.may_review))
    columns.push({
      key: 'action',
      title: t('admin.action'),
      show: (item) =>
        item.method && (
          <span className="reports-downloads">
            {sheet.may_self_score && item.method === 'self' && (
              <Button size="small" onClick={() => setScored({item, kind: 'self'})}>
                {t('ranking.doSelf')}
              </Button>
            )}
            {sheet.may_review && item.source !== 'rate' && (
              <Button size="small" onClick={() => setScored({item, kind: 'review'})}>
                {t('ranking.doReview')}
              </Button>
            )}
          </span>
        ),
    });
  return (
    <>
      <h2 className="reports-sample-title">
        {t('ranking.sheet')}: {sheet.organisation}
      </h2>
      <p className="reports-about">
        <span>{t('ranking.named', {name: sheet.index_name, year: sheet.year, version: sheet.version})}</span>
        <strong>
          {formatPoints(sheet.points)}/{formatPoints(sheet.maximum)} ({formatPercent(sheet.percent)})
        </strong>
        {sheet.rank !== undefined && (
          <strong>
            {t('ranking.rank')} {t('ranking.rankOf', {rank: sheet.rank, of: sheet.rank_of})}
          </strong>
        )}
        <span className="muted">
          {sheet.closed
            ? t('ranking.asOfClosed', {moment: formatMoment(sheet.as_of), change: formatNumber(sheet.as_of_change)})
            : t('reports.asOf', {moment: formatMoment(sheet.as_of)})}
        </span>
        <Downloads
          name={`${sheet.code}-${sheet.year}-${sheet.organisation_id}`}
          fetch={(format, signal) => printedRanking(sheet.index_id, sheet.organisation_id, asOf, format, signal)}
        />
      </p>
      <DataTable
        label={t('ranking.sheet')}
        columns={columns}
        rows={sheet.items}
        keyOf={({code}) => code}
        classOf={({method}) => (method ? undefined : 'reports-sum')}
      />
      {scored && <ScoreDialog sheet={sheet} {...scored} close={() => setScored(null)} />}
    </>
  );
}

/** Figures lead to the report that prints them. */
function Source({item}: {item: SheetItem}) {
  const {t} = useTranslation();
  const word = useServerWord();
  if (item.source === undefined) return null;
  const isOpen = ['missing', 'no_figures', 'not_delivered'].includes(item.source);
  const {rate} = item;
  return (
    <span>
      <span className={isOpen ? 'reports-state missed' : undefined}>{t(`ranking.sources.${item.source}`)}</span>
      {rate && (
        <span className="ranking-rate">
          {word(rate.label)}: {formatPercent(rate.percent ?? null)} ({formatNumber(rate.numerator)}/
          {formatNumber(rate.denominator)}){' '}
          <Link
            to={`/reports?${new URLSearchParams({report: rate.report, period: 'range', from: rate.from, to: rate.to})}`}
          >
            {t('ranking.openReport', {code: rate.code})}
          </Link>
        </span>
      )}
    </span>
  );
}

function Said({item}: {item: SheetItem}) {
  const {t} = useTranslation();
  const scores = item.scores ?? [];
  const now = scores.filter((score) => score.in_force);
  const before = scores.filter((score) => !score.in_force);
  if (scores.length === 0) return null;
  return (
    <div>
      {now.map((score) => (
        <OneScore key={score.id} score={score} />
      ))}
      {before.length > 0 && (
        <details className="ranking-history">
          <summary>{t('ranking.history', {count: before.length})}</summary>
          {before.map((score) => (
            <OneScore key={score.id} score={score} />
          ))}
        </details>
      )}
    </div>
  );
}

function OneScore({score}: {score: Score}) {
  const {t} = useTranslation();
  return (
    <div className="ranking-score">
      <span>
        {t(score.kind === 'self' ? 'ranking.self' : 'ranking.review')} {formatPoints(score.points)}
        {score.answers !== undefined &&
          ` (${t('ranking.meanOf', {mean: formatPoints(score.mean ?? 0), answers: formatNumber(score.answers)})})`}
        : {score.explanation}
      </span>
      {score.documents?.map(({id, code, subject}) => (
        <Link key={id} to={`/documents/${id}`}>
          {[code, subject].filter(Boolean).join(' – ')}
        </Link>
      ))}
      {(score.hidden_documents ?? 0) > 0 && (
        <span className="muted">{t('ranking.hidden', {count: score.hidden_documents})}</span>
      )}
      <small className="muted">{t('ranking.by', {name: score.given_by, moment: formatMoment(score.given_at)})}</small>
    </div>
  );
}
