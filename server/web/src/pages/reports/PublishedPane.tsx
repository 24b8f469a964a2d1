import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment} from '@/habits/format';
import {publishedReports, withdraw, type Published} from './published_queries';

/** What anybody may read, and what was taken back and why. */
export function PublishedPane() {
  const {t} = useTranslation();
  const answer = useQuery(publishedReports);
  const [withdrawn, setWithdrawn] = useState<Published | null>(null);
  if (answer.isPending) return <Loading rows={6} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const {reports, may_publish: mayPublish} = answer.data;
  return (
    <>
      <p className="reports-about">
        <span>{t('reports.publication.about')}</span>
        <a href="/public" target="_blank" rel="noreferrer">
          {t('reports.publication.page')}
        </a>
      </p>
      {reports.length === 0 ? (
        <EmptyState title={t('reports.publication.none')} text={t('reports.publication.noneText')} />
      ) : (
        <DataTable
          label={t('reports.published')}
          rows={reports}
          keyOf={(each) => each.id}
          classOf={(each) => (each.state === 'withdrawn' ? 'reports-over' : undefined)}
          columns={[
            {
              key: 'title',
              title: t('reports.publication.titleField'),
              show: (each) =>
                each.state === 'withdrawn' ? (
                  each.title
                ) : (
                  <a href={each.address} target="_blank" rel="noreferrer">
                    {each.title}
                  </a>
                ),
            },
            {key: 'report', title: t('reports.publication.report'), show: (each) => t(`reports.${each.report}`)},
            {
              key: 'period',
              title: t('reports.columns.periodColumn'),
              show: (each) => `${formatDate(each.from)} – ${formatDate(each.to)}`,
            },
            {
              key: 'hidden',
              title: t('reports.publication.hidden'),
              show: (each) => each.hidden_units.map(({name}) => name).join('; '),
            },
            {
              key: 'who',
              title: t('reports.publication.publishedBy'),
              show: (each) => `${each.published_by}, ${formatMoment(each.published_at)}`,
            },
            {key: 'state', title: t('reports.evidence.standing'), show: (each) => <Standing published={each} />},
            ...(mayPublish
              ? [
                  {
                    key: 'action',
                    title: t('admin.action'),
                    show: (each: Published) =>
                      each.state === 'published' && (
                        <Button size="small" onClick={() => setWithdrawn(each)}>
                          {t('reports.publication.withdraw')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {withdrawn && <WithdrawDialog published={withdrawn} close={() => setWithdrawn(null)} />}
    </>
  );
}

function Standing({published}: {published: Published}) {
  const {t} = useTranslation();
  if (published.state === 'published') return <>{t('reports.publication.standing')}</>;
  return (
    <>
      {t('reports.publication.withdrawn', {
        who: published.withdrawn_by ?? '',
        when: formatMoment(published.withdrawn_at ?? ''),
        reason: published.withdrawal_reason ?? '',
      })}
    </>
  );
}

function WithdrawDialog({published, close}: {published: Published; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<{reason: string}, Published>
      title={t('reports.publication.withdrawTitle', {title: published.title})}
      submit={t('reports.publication.withdraw')}
      isDangerous
      close={close}
      send={({reason}) => withdraw(published.id, reason)}
      done={() => void client.invalidateQueries({queryKey: publishedReports.queryKey})}
      outcome={() => t('reports.publication.withdrawOutcome')}
    >
      <Form.Item
        name="reason"
        label={t('reports.publication.reason')}
        rules={[{required: true, message: t('login.required')}]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
