import {PlusOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment, formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {AddRates} from './AddRates';
import {AdminPage} from './AdminPage';
import {definedAnew, rateRules, type Known, type RateRules} from './rate_queries';

/** What the rates of the reports divide, from when on, and by which source. */
export function Component() {
  const {t} = useTranslation();
  const answer = useQuery(rateRules);
  const [isAdding, setAdding] = useState(false);
  return (
    <AdminPage
      section="rates"
      actions={
        <Button type="primary" icon={<PlusOutlined />} disabled={!answer.data} onClick={() => setAdding(true)}>
          {t('admin.rates.add')}
        </Button>
      }
    >
      {answer.isPending && <Loading />}
      {answer.isError && <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && <Versions known={answer.data} />}
      {answer.data && isAdding && <AddRates known={answer.data} close={() => setAdding(false)} />}
    </AdminPage>
  );
}

function Versions({known}: {known: Known}) {
  const {t} = useTranslation();
  const sets = known.rate_rules;
  return (
    <DataTable
      label={t('admin.sections.rates')}
      rows={sets}
      keyOf={({id}) => id}
      columns={[
        {key: 'id', title: t('admin.rates.id'), show: ({id}) => id},
        {
          key: 'from',
          title: t('admin.validFrom'),
          show: ({valid_from: from}) => (from === undefined ? t('admin.rates.always') : formatDate(from)),
        },
        {
          key: 'source',
          title: t('admin.legalBasis'),
          show: ({source, reason}) => [source, reason].filter(Boolean).join('; '),
        },
        {
          key: 'by',
          title: t('admin.rates.by'),
          show: ({entered_by_name: name, entered_at: at}) => at !== undefined && `${name}, ${formatMoment(at)}`,
        },
        {
          key: 'differences',
          title: t('admin.rates.differences'),
          show: (rules) => <Differences rules={rules} before={sets[sets.indexOf(rules) + 1]} known={known} />,
        },
      ]}
    />
  );
}

function Differences({rules, before, known}: {rules: RateRules; before: RateRules | undefined; known: Known}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const labels = new Map(known.counters.flatMap(({counters}) => counters.map(({counter, label}) => [counter, label])));
  const sum = (counters: string[]) => counters.map((each) => word(labels.get(each) ?? each)).join(' + ');
  const {rates, leading} = definedAnew(rules, before);
  return (
    <ul className="admin-list">
      {rates.map(({rate, label, numerator, denominator}) => (
        <li key={rate}>
          {rate} ({word(label ?? rate)}): {sum(numerator)} / {sum(denominator)}
        </li>
      ))}
      {leading.map(({report, rate, threshold}) => (
        <li key={report}>
          {t(`reports.${report}`)}: {rate} ≥ {formatNumber(threshold / 10)} %
        </li>
      ))}
    </ul>
  );
}
