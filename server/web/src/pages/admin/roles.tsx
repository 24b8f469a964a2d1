import {CheckOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {DataTable} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {AdminPage} from './AdminPage';
import {ROLES} from './words';

/** What each role may do: the table by which the server decides. */
export function Component() {
  const {t} = useTranslation();
  return (
    <AdminPage section="roles">
      <p className="muted">{t('admin.roles.text')}</p>
      <Rights />
    </AdminPage>
  );
}

function Rights() {
  const {t} = useTranslation();
  const answer = useQuery({
    queryKey: ['roles'],
    staleTime: Infinity,
    queryFn: async ({signal}) => body(await api.GET('/api/v1/roles', {signal})).rights,
  });
  if (answer.isPending) return <Loading rows={12} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const mark = (has: boolean) => has && <CheckOutlined className="admin-yes" aria-label={t('admin.roles.yes')} />;
  return (
    <DataTable
      label={t('admin.sections.roles')}
      rows={answer.data}
      keyOf={({right}) => right}
      columns={[
        {key: 'right', title: t('admin.roles.right'), show: ({right}) => t(`rights.${right}`)},
        ...ROLES.map((role) => ({
          key: role,
          title: t(`roles.${role}`),
          show: ({roles}: (typeof answer.data)[number]) => mark(roles.includes(role)),
        })),
        {
          key: 'delegable',
          title: t('admin.roles.delegable'),
          show: ({may_be_delegated}) => mark(may_be_delegated),
        },
      ]}
    />
  );
}
