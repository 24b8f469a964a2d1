import {LeftOutlined} from '@ant-design/icons';
import {useInfiniteQuery, useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment, formatNumber} from '@/habits/format';
import {auditOf, audits} from './evidence_queries';
import {SampleAudit} from './SampleAudit';

/** All samples that were drawn, or the one that the address names. */
export function SamplesPane({sample}: {sample: number | undefined}) {
  return sample === undefined ? <AuditList /> : <OneAudit id={sample} />;
}

function AuditList() {
  const {t} = useTranslation();
  const answer = useInfiniteQuery(audits);
  if (answer.isPending) return <Loading rows={6} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const rows = answer.data.pages.flat();
  if (rows.length === 0)
    return <EmptyState title={t('reports.evidence.noSamples')} text={t('reports.evidence.noSamplesText')} />;
  return (
    <>
      <p className="reports-about">{t('reports.evidence.samplesAbout')}</p>
      <DataTable
        label={t('reports.samples')}
        rows={rows}
        keyOf={(each) => each.id}
        columns={[
          {
            key: 'id',
            title: t('reports.evidence.audit'),
            show: (each) => (
              <Link to={`/reports?report=samples&sample=${each.id}`}>
                {t('reports.evidence.auditNamed', {id: each.id})}
              </Link>
            ),
          },
          {key: 'unit', title: t('reports.columns.unit'), show: (each) => each.organisation},
          {key: 'book', title: t('reports.evidence.book'), show: (each) => `${each.book}, ${each.year}`},
          {
            key: 'period',
            title: t('reports.columns.periodColumn'),
            show: (each) => `${formatDate(each.from)} – ${formatDate(each.to)}`,
          },
          {
            key: 'population',
            title: t('reports.evidence.population'),
            isNumber: true,
            show: (each) => formatNumber(each.population),
          },
          {
            key: 'drawn',
            title: t('reports.evidence.drawnBy'),
            show: (each) => `${each.drawn_by}, ${formatMoment(each.drawn_at)}`,
          },
          {key: 'state', title: t('reports.evidence.standing'), show: (each) => t(`reports.evidence.${each.state}`)},
        ]}
      />
      {answer.hasNextPage && (
        <button type="button" className="more-line" onClick={() => void answer.fetchNextPage()}>
          {t('app.more')}
        </button>
      )}
    </>
  );
}

function OneAudit({id}: {id: number}) {
  const {t} = useTranslation();
  const answer = useQuery(auditOf(id));
  return (
    <>
      <p>
        <Link to="/reports?report=samples">
          <LeftOutlined /> {t('reports.evidence.allSamples')}
        </Link>
      </p>
      {answer.isPending ? (
        <Loading rows={8} />
      ) : answer.isError ? (
        <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <SampleAudit audit={answer.data} />
      )}
    </>
  );
}
