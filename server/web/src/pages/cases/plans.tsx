import {PlusOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {useOwnAccount} from '@/api/own';
import {rolesOf} from '@/api/session';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {formatMoment} from '@/habits/format';
import {useListKeys} from '@/habits/list_keys';
import {useServerWord} from '@/habits/server_word';
import {CasesTabs} from './CasesTabs';
import {casePlans, type PlanSummary} from './plan_queries';
import './cases.css';

/** What the agency means to open in each year. */
export function Component() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const account = useOwnAccount();
  const mayPlan = account !== null && rolesOf(account).some((role) => role === 'van_thu' || role === 'lanh_dao');
  return (
    <>
      <PageHeader
        title={t('plans.title')}
        actions={
          mayPlan && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate('/case-files/plans/new')}>
              {t('plans.new')}
            </Button>
          )
        }
      />
      <CasesTabs active="title" />
      <List />
    </>
  );
}

function List() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const plans = useQuery(casePlans);
  const items = plans.data ?? [];
  const {chosen} = useListKeys(items.length, (row) => items[row] && navigate(`/case-files/plans/${items[row].id}`));
  if (plans.isPending) return <Loading rows={4} />;
  if (plans.isError) return <ProblemAlert error={plans.error} retry={() => void plans.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('plans.none')} text={t('plans.noneText')} />;
  return (
    <RowList
      label={t('plans.title')}
      items={items}
      keyOf={(plan) => String(plan.id)}
      chosen={chosen}
      row={(plan) => <Row plan={plan} />}
      loadMore={undefined}
    />
  );
}

function Row({plan}: {plan: PlanSummary}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <Link className="row" to={`/case-files/plans/${plan.id}`}>
      <span className="row-main">
        <span className="row-title">{t('plans.ofYear', {year: plan.year})}</span>
      </span>
      <span className="row-notes">
        <span>{t(`plans.numberings.${plan.numbering}`)}</span>
        {plan.note && <span className="row-words">{plan.note}</span>}
      </span>
      <span className="row-side">
        <span className="kind direction">{word(plan.state_label)}</span>
        <span className="number muted">{formatMoment(plan.since)}</span>
      </span>
    </Link>
  );
}
