import {ArrowLeftOutlined, DownloadOutlined, EditOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link, useParams} from 'react-router-dom';
import {DataTable} from '@/components/DataTable';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {EditPlan} from './EditPlan';
import {casePlanOf, printedPlanUrl, type Plan} from './plan_queries';
import {PlanMoves} from './PlanMoves';
import {useRetentionText} from './NewCaseFile';
import './cases.css';

const FILTERS = ['edit'] as const;
const FORMATS = ['pdf', 'xlsx', 'docx'] as const;

/** One plan: its lines beside how far it is and what can be done with it. */
export function Component() {
  const {t} = useTranslation();
  const word = useServerWord();
  const id = Number(useParams().id);
  const {filters, change} = useUrlFilters(FILTERS);
  const {data, error, refetch} = useQuery(casePlanOf(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const {plan, etag} = data;
  const isEdited = filters.edit !== '' && plan.allowed.includes('revise');
  return (
    <>
      <PageHeader
        title={t('plans.ofYear', {year: plan.year})}
        note={
          <>
            <Link to="/case-files/plans">
              <ArrowLeftOutlined /> {t('plans.title')}
            </Link>
            <strong>{word(plan.state_label)}</strong>
          </>
        }
      />
      {isEdited ? (
        <EditPlan plan={plan} etag={etag} close={() => change({edit: ''})} />
      ) : (
        <div className="document">
          <Lines plan={plan} />
          <aside className="document-side case-side">
            <PlanMoves key={plan.state} plan={plan} />
            {plan.note && <p className="consequence">{plan.note}</p>}
            <Facts
              facts={[
                [t('plans.numbering'), t(`plans.numberings.${plan.numbering}`)],
                [t('plans.since'), formatMoment(plan.since)],
                [
                  t('plans.approvedBy'),
                  plan.approved_at && `${plan.approved_by_name ?? ''}, ${formatMoment(plan.approved_at)}`,
                ],
              ]}
            />
            <div className="case-tools">
              {plan.allowed.includes('revise') && (
                <Button icon={<EditOutlined />} onClick={() => change({edit: '1'})}>
                  {t('plans.edit')}
                </Button>
              )}
              {FORMATS.map((format) => (
                <Button key={format} icon={<DownloadOutlined />} href={printedPlanUrl(id, format)} download>
                  {t('plans.print', {format: format.toUpperCase()})}
                </Button>
              ))}
            </div>
          </aside>
        </div>
      )}
    </>
  );
}

function Lines({plan}: {plan: Plan}) {
  const {t} = useTranslation();
  const retentionText = useRetentionText();
  return (
    <DataTable
      label={t('plans.lines')}
      rows={plan.lines.map((line, place) => ({...line, place}))}
      keyOf={({place}) => place}
      classOf={({level}) => `plan-${level}`}
      columns={[
        {key: 'title', title: t('plans.name'), show: ({title}) => title},
        {key: 'code', title: t('plans.code'), show: ({code, notation}) => code ?? notation},
        {
          key: 'retention',
          title: t('plans.retentionTitle'),
          show: ({retention}) => retention && retentionText(retention),
        },
        {key: 'maker', title: t('plans.makerTitle'), show: ({maker_name}) => maker_name},
      ]}
    />
  );
}
