import {PlusOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Select} from 'antd';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {useOwnAccount} from '@/api/own';
import {DataTable, type Column} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {Coverage} from './Coverage';
import {DefineIndex} from './DefineIndex';
import {Downloads} from './Downloads';
import {
  closeIndex,
  formatPoints,
  indexes,
  printedRanking,
  rankingAt,
  rankingOf,
  unsettledOf,
  type RankedUnit,
  type Ranking,
  type ReformIndex,
} from './ranking_queries';
import {RankingSheet} from './RankingSheet';
import {formatPercent} from './RateText';

const RankChart = lazy(() => import('./RankChart'));
const MOST_BARS = 30;

interface Props {
  index: number | undefined;
  unit: number | undefined;
  asOf: string;
}

/** The department index: ranking of units, or the sheet of the one that the address names. */
export function RankingPane({index, unit, asOf}: Props) {
  const {t} = useTranslation();
  const answer = useQuery(indexes);
  if (answer.isPending) return <Loading rows={8} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const shown = answer.data.find(({id}) => id === index) ?? answer.data[0];
  if (shown === undefined)
    return <EmptyState title={t('ranking.none')} text={t('ranking.noneText')} action={<Define all={[]} />} />;
  if (unit !== undefined) return <RankingSheet index={shown.id} unit={unit} asOf={asOf} />;
  return <OneRanking key={shown.id} index={shown} all={answer.data} asOf={asOf} />;
}

/** For who may: the server asks again for the topmost agency. */
function Define({all}: {all: ReformIndex[]}) {
  const {t} = useTranslation();
  const role = useOwnAccount()?.role;
  const [isOpen, setOpen] = useState(false);
  if (role !== 'lanh_dao' && role !== 'quan_tri') return null;
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('ranking.define')}
      </Button>
      {isOpen && <DefineIndex all={all} close={() => setOpen(false)} />}
    </>
  );
}

function OneRanking({index, all, asOf}: {index: ReformIndex; all: ReformIndex[]; asOf: string}) {
  const {t} = useTranslation();
  const go = useNavigate();
  const answer = useQuery(rankingOf(index.id, asOf));
  const nameOf = ({definition, version}: ReformIndex) =>
    t('ranking.named', {name: definition.name, year: definition.year, version});
  return (
    <>
      <p className="reports-about">{t('ranking.about')}</p>
      <div className="filters">
        <Select
          className="ranking-choice"
          virtual={false}
          aria-label={t('ranking.choose')}
          value={index.id}
          options={all.map((each) => ({
            value: each.id,
            label: `${nameOf(each)} – ${t(`ranking.state.${each.state}`)}`,
          }))}
          onChange={(id) => go(rankingAt({index: id, asOf}))}
        />
        <Downloads
          name={`${index.definition.code}-${index.definition.year}`}
          fetch={(format, signal) => printedRanking(index.id, undefined, asOf, format, signal)}
        />
        <Define all={all} />
      </div>
      {answer.isPending ? (
        <Loading rows={8} />
      ) : answer.isError ? (
        <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data.units.length === 0 ? (
        <EmptyState title={t('ranking.noUnits')} text={t('ranking.noUnitsText')} />
      ) : (
        <Standing index={index} ranking={answer.data} asOf={asOf} />
      )}
    </>
  );
}

function Standing({index, ranking, asOf}: {index: ReformIndex; ranking: Ranking; asOf: string}) {
  const {t} = useTranslation();
  const role = useOwnAccount()?.role;
  const [isClosing, setClosing] = useState(false);
  const mayClose = index.state === 'open' && asOf === '' && ranking.tells_ranks;
  const unsettled = ranking.units.reduce((sum, unit) => sum + unsettledOf(unit), 0);
  return (
    <>
      <p className="reports-about">
        <span className="muted">
          {ranking.closed
            ? t('ranking.asOfClosed', {
                moment: formatMoment(ranking.as_of),
                change: formatNumber(ranking.as_of_change),
              })
            : `${t('reports.asOf', {moment: formatMoment(ranking.as_of)})} · ${t('reports.asOfChange', {change: formatNumber(ranking.as_of_change)})}`}
        </span>
        {ranking.closed && index.closed_by && (
          <span className="muted">{t('ranking.closedBy', {name: index.closed_by})}</span>
        )}
        {unsettled > 0 && <strong>{t('ranking.unsettled', {count: unsettled})}</strong>}
        {!ranking.tells_ranks && <span>{t('ranking.hiddenRanks')}</span>}
        {mayClose && (role === 'lanh_dao' || role === 'quan_tri') && (
          <Button type="primary" onClick={() => setClosing(true)}>
            {t('ranking.close')}
          </Button>
        )}
      </p>
      {ranking.coverage && <Coverage coverage={ranking.coverage} />}
      {ranking.units.length > 1 && <Bars ranking={ranking} />}
      <RankingTable ranking={ranking} asOf={asOf} />
      {isClosing && <CloseDialog index={index} unsettled={unsettled} close={() => setClosing(false)} />}
    </>
  );
}

const groupsOf = (ranking: Ranking) => [...new Set(ranking.units.map(({group}) => group))];

function Bars({ranking}: {ranking: Ranking}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <div className="reports-charts">
      {groupsOf(ranking).map((group) => {
        const units = ranking.units.filter((unit) => unit.group === group);
        const label = word(units[0]?.group_label ?? '');
        const bars = units.slice(0, MOST_BARS).map(({name, percent}) => ({name, percent}));
        return (
          <section key={group} className="reports-card">
            <h2>{label}</h2>
            <div role="img" aria-label={t('ranking.rankingText', {count: bars.length, group: label})}>
              <Suspense fallback={<Loading rows={6} />}>
                <RankChart bars={bars} />
              </Suspense>
            </div>
            {units.length > bars.length && (
              <p className="muted">{t('reports.rankRest', {count: units.length - bars.length})}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Change({unit}: {unit: RankedUnit}) {
  const {t} = useTranslation();
  if (unit.rank_change === undefined) return <span className="muted">–</span>;
  if (unit.rank_change === 0) return t('ranking.same');
  const isUp = unit.rank_change > 0;
  return (
    <span className={`reports-state ${isUp ? 'reached' : 'missed'}`}>
      {t(isUp ? 'ranking.up' : 'ranking.down', {count: Math.abs(unit.rank_change)})}
    </span>
  );
}

function RankingTable({ranking, asOf}: {ranking: Ranking; asOf: string}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const columns: Column<RankedUnit>[] = [
    {
      key: 'unit',
      title: t('ranking.unit'),
      show: ({organisation_id: unit, name}) => (
        <Link to={rankingAt({index: ranking.index_id, unit, asOf})}>{name}</Link>
      ),
    },
    ...(ranking.tells_ranks
      ? [
          {
            key: 'rank',
            title: t('ranking.rank'),
            isNumber: true,
            show: ({rank, rank_of: of}: RankedUnit) => t('ranking.rankOf', {rank, of}),
          },
        ]
      : []),
    ...ranking.fields.map((field, place) => ({
      key: field.code,
      title: `${field.name} (${t('ranking.maximum', {points: formatPoints(field.maximum)})})`,
      isNumber: true,
      show: (unit: RankedUnit) => formatPoints(unit.fields[place] ?? 0),
    })),
    {
      key: 'total',
      title: `${t('ranking.total')} (${t('ranking.maximum', {points: formatPoints(ranking.maximum)})})`,
      isNumber: true,
      show: ({points}) => <strong>{formatPoints(points)}</strong>,
    },
    {key: 'percent', title: t('ranking.percent'), isNumber: true, show: ({percent}) => formatPercent(percent)},
    ...(ranking.tells_ranks
      ? [
          {
            key: 'previous',
            title: t('ranking.previous'),
            isNumber: true,
            show: ({previous_rank: rank}: RankedUnit) => rank ?? <span className="muted">–</span>,
          },
          {key: 'change', title: t('ranking.change'), show: (unit: RankedUnit) => <Change unit={unit} />},
        ]
      : []),
  ];
  return (
    <>
      {groupsOf(ranking).map((group) => {
        const units = ranking.units.filter((unit) => unit.group === group);
        const label = word(units[0]?.group_label ?? '');
        return (
          <section key={group}>
            <h2 className="reports-sample-title">{label}</h2>
            <DataTable
              label={`${t('ranking.ranking')}: ${label}`}
              columns={columns}
              rows={units}
              keyOf={(unit) => unit.organisation_id}
            />
          </section>
        );
      })}
    </>
  );
}

function CloseDialog({index, unsettled, close}: {index: ReformIndex; unsettled: number; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<{note?: string}, ReformIndex>
      title={t('ranking.closeTitle', {name: index.definition.name})}
      submit={t('ranking.close')}
      close={close}
      send={({note}) => closeIndex(index.id, note ?? '')}
      done={() => void client.invalidateQueries({queryKey: ['reports', 'ranking']})}
      outcome={() => t('ranking.closeOutcome', {count: unsettled})}
    >
      <Form.Item name="note" label={t('ranking.note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
