import {useQuery} from '@tanstack/react-query';
import {Segmented} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {documentTypes} from '@/api/names';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {fold} from '@/habits/fold';
import {formatDate, inVietnameseOrder} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {AdminPage} from './AdminPage';
import {SearchBox} from './SearchBox';
import {today} from './words';

const FILTERS = ['q', 'show'] as const;

/** What the server knows of types of documents and of the rules of their form. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const showsRules = filters.show === 'rules';
  return (
    <AdminPage section="types">
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
      {showsRules ? <FormRules words={filters.q} /> : <Types words={filters.q} />}
    </AdminPage>
  );
}

const holds = (words: string, ...texts: string[]) => fold(texts.join(' ')).includes(fold(words.trim()));

function Types({words}: {words: string}) {
  const {t} = useTranslation();
  const answer = useQuery(documentTypes);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const shown = answer.data.document_types
    .filter((type) => holds(words, type.name, type.code))
    .sort((left, right) => inVietnameseOrder(left.name, right.name));
  if (shown.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.noneFoundText')} />;
  return (
    <DataTable
      label={t('admin.types.title')}
      rows={shown}
      keyOf={(type) => `${type.code} ${type.valid_from}`}
      classOf={(type) => (type.valid_to !== undefined && type.valid_to < today() ? 'admin-off' : undefined)}
      columns={[
        {key: 'name', title: t('admin.types.name'), show: (type) => type.name},
        {key: 'abbreviation', title: t('admin.types.abbreviation'), show: (type) => type.abbreviation},
        {key: 'class', title: t('admin.types.class'), show: (type) => t(`admin.types.classes.${type.type_class}`)},
        {key: 'from', title: t('admin.validFrom'), show: (type) => formatDate(type.valid_from)},
        {key: 'to', title: t('admin.validTo'), show: (type) => formatDate(type.valid_to)},
      ]}
    />
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
  );
}
