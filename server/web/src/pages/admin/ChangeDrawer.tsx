import {useQuery} from '@tanstack/react-query';
import {Drawer} from 'antd';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {changeAt} from './audit_queries';
import {useAuditWords} from './audit_words';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The state as names and values. It is text of the log: what is no JSON stays one value. */
function fieldsOf(state: string): Record<string, unknown> {
  if (state === '') return {};
  try {
    const parsed: unknown = JSON.parse(state);
    return isObject(parsed) ? parsed : {'': parsed};
  } catch {
    return {'': state};
  }
}

const textOf = (value: unknown) =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** One row of the log: each field before and after, those that differ marked, and its place in the chain. */
export function ChangeDrawer({sequence, close}: {sequence: number; close: () => void}) {
  const {t} = useTranslation();
  const {entityName, actionName} = useAuditWords();
  const answer = useQuery(changeAt(sequence));
  const change = answer.data;
  const before = fieldsOf(change?.before ?? '');
  const after = fieldsOf(change?.after ?? '');
  const lines = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => ({
    name,
    before: textOf(before[name]),
    after: textOf(after[name]),
  }));
  return (
    <Drawer open onClose={close} width={760} title={t('admin.audit.row', {sequence})}>
      {answer.isPending && <Loading />}
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {answer.data === null && <p>{t('admin.audit.none')}</p>}
      {change && (
        <>
          <Facts
            facts={[
              [t('admin.audit.what'), `${entityName(change.entity)} ${change.entity_id}`],
              [t('admin.audit.action'), actionName(change.action)],
              [t('admin.audit.when'), formatMoment(new Date(change.at * 1000).toISOString())],
            ]}
          />
          <h2 className="admin-title">{t('admin.audit.states')}</h2>
          <div className="admin-diff-table">
            <DataTable
              label={t('admin.audit.states')}
              rows={lines}
              keyOf={(line) => line.name}
              classOf={(line) => (line.before === line.after ? undefined : 'is-changed')}
              columns={[
                {key: 'name', title: t('conflict.field'), show: (line) => line.name},
                {key: 'before', title: t('admin.audit.before'), show: (line) => line.before},
                {key: 'after', title: t('admin.audit.after'), show: (line) => line.after},
              ]}
            />
          </div>
          <h2 className="admin-title">{t('admin.audit.chain')}</h2>
          <Facts
            facts={[
              [t('admin.audit.hash'), change.hash],
              [t('admin.audit.previousHash'), change.previous_hash],
            ]}
          />
        </>
      )}
    </Drawer>
  );
}
