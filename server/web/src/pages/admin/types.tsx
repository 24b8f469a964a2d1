import {PlusOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Segmented} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {AddType} from './AddType';
import {AdminPage} from './AdminPage';
import {DocumentTypes} from './DocumentTypes';
import {SearchBox} from './SearchBox';
import {holds} from './words';

const FILTERS = ['q', 'show'] as const;

/** What the server knows of types of documents and of the rules of their form. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const showsRules = filters.show === 'rules';
  const [isAdding, setAdding] = useState(false);
  return (
    <AdminPage
      section="types"
      actions={
        !showsRules && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('admin.types.add')}
          </Button>
        )
      }
    >
      <div className="filters">
        <Segmented
          aria-label={t('admin.sections.types')}
          value={showsRules ? 'rules' : 'types'}
          options={[
            {value: 'types', label: t('admin.types.title')},
            {value: 'rules', label: t('admin.types.formRules')},
          ]}
          onChange={(show) => change({show: show === 'rules' ? show : ''})}
        />
        <SearchBox value={filters.q} change={(q) => change({q})} />
      </div>
      {showsRules ? <FormRules words={filters.q} /> : <DocumentTypes words={filters.q} />}
      {isAdding && <AddType close={() => setAdding(false)} />}
    </AdminPage>
  );
}

function FormRules({words}: {words: string}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const answer = useQuery({
    queryKey: ['form-rules'],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/form-rules', {signal})).rules,
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const shown = answer.data.filter((rule) => holds(words, word(rule.label), word(rule.source)));
  if (shown.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.noneFoundText')} />;
  return (
    <>
      <p className="muted">{t('admin.types.formRulesSource')}</p>
      <DataTable
        label={t('admin.types.formRules')}
        rows={shown}
        keyOf={(rule) => rule.rule}
        columns={[
          {key: 'label', title: t('admin.types.element'), show: (rule) => word(rule.label)},
          {key: 'severity', title: t('admin.types.severity'), show: (rule) => word(rule.severity_label)},
          {key: 'source', title: t('admin.legalBasis'), show: (rule) => word(rule.source)},
        ]}
      />
    </>
  );
}
