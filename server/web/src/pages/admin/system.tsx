import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Alert, Button, Progress} from 'antd';
import {useEffect, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {ageOf, formatMoment, formatNumber, formatSize} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';

const FILTERS = ['verification'] as const;
const LOOK_AGAIN_MS = 10_000;
const PROGRESS_MS = 700;
const LONG_BEHIND_SECONDS = 300;
const LITTLE_DISK = 0.1;

/** How the installation is, and whether what it keeps is whole. */
export function Component() {
  const {filters, change} = useUrlFilters(FILTERS);
  return (
    <AdminPage section="system">
      <State />
      <Verification id={Number(filters.verification)} choose={(id) => change({verification: String(id)})} />
    </AdminPage>
  );
}

function State() {
  const {t} = useTranslation();
  const answer = useQuery({
    queryKey: ['system'],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: async ({signal}) => body(await api.GET('/api/v1/system', {signal})),
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const {version, started_at, change_log, index, exchange, open_alerts, mail, disk, overdue} = answer.data;
  const number = (value: number | undefined) => value !== undefined && formatNumber(value);
  const good = (isGood: boolean | undefined, yes: string, no: string) => (
    <span className={isGood ? 'admin-good' : 'admin-bad'}>{isGood ? yes : no}</span>
  );
  const isDiskLow = (disk.free_bytes ?? 0) < LITTLE_DISK * (disk.total_bytes ?? 0);
  return (
    <>
      {overdue.map((kind) => (
        <Alert
          key={kind}
          className="admin-warning"
          type="warning"
          showIcon
          message={t(`admin.system.overdue.${kind}`)}
        />
      ))}
      <div className="admin-cards">
        <Card title={t('admin.system.care')} isWide>
          <Facts
            facts={[
              [t('admin.system.lastVerification'), <LastRun key="verification" run={answer.data.last_verification} />],
              [t('admin.system.lastBackup'), <LastRun key="backup" run={answer.data.last_backup} />],
            ]}
          />
        </Card>
        <Card title={t('admin.system.installation')}>
          <Facts
            facts={[
              [t('admin.system.version'), version],
              [t('admin.system.started'), formatMoment(started_at)],
              [t('admin.system.changes'), number(change_log.head)],
              [t('admin.system.alerts'), number(open_alerts)],
            ]}
          />
        </Card>
        <Card title={t('admin.system.index')}>
          <Facts
            facts={[
              [t('admin.state'), good(index.available, t('admin.system.available'), t('admin.system.unavailable'))],
              [t('admin.system.behind'), index.available && <Behind key="behind" {...index} />],
              [t('admin.system.indexed'), number(index.documents)],
              [t('admin.system.awaitingOcr'), number(index.awaiting_ocr)],
            ]}
          />
        </Card>
        <Card title={t('admin.system.exchange')}>
          <Facts
            facts={[
              [t('admin.state'), good(exchange.gateway_running, t('admin.system.running'), t('admin.system.stopped'))],
              [t('admin.system.restarts'), number(exchange.gateway_restarts)],
              [t('admin.system.due'), number(exchange.due)],
              [t('admin.system.refusedKeys'), number(exchange.refused_keys)],
              [t('admin.system.originalsMissing'), number(exchange.originals_missing)],
            ]}
          />
        </Card>
        <Card title={t('admin.system.diskAndMail')}>
          <Facts
            facts={[
              [
                t('admin.system.free'),
                <span key="free" className={isDiskLow ? 'admin-bad' : undefined}>
                  {t('admin.system.freeOf', {
                    free: formatSize(disk.free_bytes ?? 0),
                    total: formatSize(disk.total_bytes ?? 0),
                  })}
                </span>,
              ],
              [t('admin.system.mailWaiting'), number(mail?.waiting)],
              [t('admin.system.mailParked'), number(mail?.parked)],
            ]}
          />
        </Card>
      </div>
    </>
  );
}

/** How long the oldest change has waited for the index; a longer time than a moment is a trouble. */
function Behind({behind = 0, behind_seconds = 0}: Schemas['SystemState']['index']) {
  const {t} = useTranslation();
  if (behind === 0) return t('admin.system.upToDate');
  const {unit, count} = ageOf(behind_seconds);
  const age = t(`app.age.${unit}`, {count});
  return (
    <span className={behind_seconds > LONG_BEHIND_SECONDS ? 'admin-bad' : undefined}>
      {t('admin.system.behindBy', {age, changes: formatNumber(behind)})}
    </span>
  );
}

/** How it ended, when, and by whom. */
function LastRun({run}: {run: Schemas['MaintenanceRun'] | undefined}) {
  const {t} = useTranslation();
  if (run === undefined) return <span className="admin-bad">{t('admin.system.never')}</span>;
  return (
    <>
      <span className={run.outcome === 'good' ? 'admin-good' : 'admin-bad'}>
        {t(`admin.system.outcomes.${run.outcome}`, {number: formatNumber(run.finding_count ?? 0)})}
      </span>
      <br />
      {[formatMoment(run.finished_at), run.account_name, run.note].filter(Boolean).join(' · ')}
    </>
  );
}

function Card({title, isWide, children}: {title: string; isWide?: boolean; children: ReactNode}) {
  return (
    <section className={isWide ? 'admin-card is-wide' : 'admin-card'}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Starts a check of everything that is kept, tells how far it is, and what it found. */
function Verification({id, choose}: {id: number; choose: (id: number) => void}) {
  const {t} = useTranslation();
  const starting = useMutation({
    mutationFn: async () => body(await api.POST('/api/v1/verifications')),
    onSuccess: (started) => choose(started.id),
  });
  const client = useQueryClient();
  const answer = useQuery({
    queryKey: ['verifications', id],
    enabled: id > 0,
    queryFn: async ({signal}): Promise<Schemas['Verification']> =>
      body(await api.GET('/api/v1/verifications/{id}', {params: {path: {id}}, signal})),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? PROGRESS_MS : false),
  });
  const stopping = useMutation({
    mutationFn: () => api.DELETE('/api/v1/verifications/{id}', {params: {path: {id}}}),
    onSuccess: () => answer.refetch(),
  });
  const isRunning = answer.data?.state === 'running';
  // What was found is the last one now.
  useEffect(() => {
    if (answer.data && !isRunning) void client.invalidateQueries({queryKey: ['system']});
  }, [answer.data, isRunning, client]);
  return (
    <section aria-labelledby="verification">
      <h2 id="verification" className="admin-title">
        {t('admin.verify.title')}
      </h2>
      <p className="muted">{t('admin.verify.text')}</p>
      <div className="admin-actions">
        <Button type="primary" onClick={() => starting.mutate()} disabled={isRunning} loading={starting.isPending}>
          {t('admin.verify.start')}
        </Button>
        {isRunning && <Button onClick={() => stopping.mutate()}>{t('admin.verify.stop')}</Button>}
      </div>
      <ProblemAlert error={starting.error ?? stopping.error ?? answer.error} />
      {answer.data && <Outcome verification={answer.data} />}
    </section>
  );
}

function Outcome({verification}: {verification: Schemas['Verification']}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {state, step, done, total, findings, finding_count = findings.length, clean, checked} = verification;
  const number = (value: number | undefined) => formatNumber(value ?? 0);
  return (
    <div className="admin-card">
      {state === 'running' ? (
        <>
          <p>{word(step ?? '')}</p>
          <Progress percent={total > 0 ? Math.floor((100 * done) / total) : 0} aria-label={t('admin.verify.title')} />
        </>
      ) : (
        <p role="status" className={clean ? 'admin-good' : 'admin-bad'}>
          {clean ? t('admin.verify.clean') : t(`admin.verify.${state}`, {number: number(finding_count)})}
        </p>
      )}
      <Facts
        facts={[
          [t('admin.verify.started'), formatMoment(verification.started_at)],
          [t('admin.verify.ended'), formatMoment(verification.finished_at)],
          [
            t('admin.verify.checked'),
            checked &&
              t('admin.verify.counts', {
                blobs: number(checked.blobs),
                changes: number(checked.changes),
                documents: number(checked.documents),
                series: number(checked.series),
              }),
          ],
        ]}
      />
      {findings.length > 0 && (
        <DataTable
          label={t('admin.verify.findings')}
          rows={findings.map((finding, place) => ({...finding, place}))}
          keyOf={(finding) => finding.place}
          columns={[
            {key: 'subject', title: t('admin.verify.subject'), show: (finding) => word(finding.subject)},
            {key: 'message', title: t('admin.verify.message'), show: (finding) => word(finding.message)},
          ]}
        />
      )}
    </div>
  );
}
