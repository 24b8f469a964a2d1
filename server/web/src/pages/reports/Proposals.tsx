import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import type {Period} from './periods';
import {proposalsOf} from './queries';
import {formatPercent} from './RateText';

/** How good the proposals were that clerks got: per field and confidence. */
export function Proposals({period, unit}: {period: Period; unit: string}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const proposals = useQuery(proposalsOf(period, unit));
  if (proposals.isPending) return <Loading />;
  if (proposals.isError) return <ProblemAlert error={proposals.error} retry={() => void proposals.refetch()} />;
  const {fields} = proposals.data;
  if (fields.length === 0) return <EmptyState title={t('reports.proposalNone')} text={t('reports.proposalNoneText')} />;
  return (
    <DataTable
      label={t('reports.proposals')}
      rows={fields}
      keyOf={(line) => `${line.field} ${line.confidence}`}
      columns={[
        {key: 'field', title: t('reports.columns.field'), show: (line) => word(line.label)},
        {key: 'confidence', title: t('reports.columns.confidence'), show: (line) => word(line.confidence_label)},
        {
          key: 'proposed',
          title: t('reports.columns.proposed'),
          isNumber: true,
          show: (line) => formatNumber(line.proposed),
        },
        {key: 'kept', title: t('reports.columns.kept'), isNumber: true, show: (line) => formatNumber(line.kept)},
        {
          key: 'changed',
          title: t('reports.columns.changed'),
          isNumber: true,
          show: (line) => formatNumber(line.changed),
        },
        {
          key: 'rate',
          title: t('reports.columns.keptRate'),
          isNumber: true,
          show: (line) => formatPercent(line.proposed === 0 ? null : (100 * line.kept) / line.proposed),
        },
      ]}
    />
  );
}
