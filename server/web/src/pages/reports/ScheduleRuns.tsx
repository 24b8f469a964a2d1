import {useMutation, useQuery} from '@tanstack/react-query';
import {Button, Modal} from 'antd';
import {useTranslation} from 'react-i18next';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment} from '@/habits/format';
import {saveFile} from '@/habits/save_file';
import {useServerWord} from '@/habits/server_word';
import {fileOf, runsOf, type Run, type Schedule} from './schedule_queries';

/** What became of a run, and why where it is not made. */
export function Outcome({run}: {run: Run}) {
  const word = useServerWord();
  return <>{word(run.state_label) + (run.reason ? `: ${word(run.reason)}` : '')}</>;
}

/** Every due time of a schedule, with its files and mails. */
export function RunsDialog({schedule, close}: {schedule: Schedule; close: () => void}) {
  const {t} = useTranslation();
  return (
    <Modal open title={t('schedules.runsTitle', {title: schedule.title})} width={900} footer={null} onCancel={close}>
      <Runs id={schedule.id} />
    </Modal>
  );
}

function Runs({id}: {id: number}) {
  const {t} = useTranslation();
  const answer = useQuery(runsOf(id));
  if (answer.isPending) return <Loading rows={4} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0) return <EmptyState title={t('schedules.noRuns')} text={t('schedules.noRunsText')} />;
  return (
    <DataTable
      label={t('schedules.runs')}
      rows={answer.data}
      keyOf={(run) => run.id}
      columns={[
        {
          key: 'due',
          title: t('schedules.due'),
          show: (run) =>
            run.asked_by
              ? t('schedules.asked', {moment: formatMoment(run.due_at), who: run.asked_by})
              : formatMoment(run.due_at),
        },
        {
          key: 'period',
          title: t('reports.columns.periodColumn'),
          show: (run) => run.from && run.to && `${formatDate(run.from)} – ${formatDate(run.to)}`,
        },
        {
          key: 'asOf',
          title: t('schedules.asOf'),
          show: (run) => run.as_of && formatMoment(run.as_of),
        },
        {key: 'state', title: t('reports.evidence.standing'), show: (run) => <Outcome run={run} />},
        {key: 'files', title: t('schedules.files'), show: (run) => <Files id={id} run={run} />},
        {key: 'mails', title: t('schedules.mails'), show: (run) => <Mails run={run} />},
      ]}
    />
  );
}

function Files({id, run}: {id: number; run: Run}) {
  const {t} = useTranslation();
  const saving = useMutation({
    mutationFn: async ({format, name}: Run['files'][number]) => saveFile(await fileOf(id, run.id, format), name),
  });
  return (
    <span className="reports-schedule-actions">
      <ProblemAlert error={saving.error} />
      {run.files.map((file) => (
        <Button
          key={file.format}
          size="small"
          aria-label={t('schedules.download', {name: file.name})}
          loading={saving.isPending && saving.variables.format === file.format}
          onClick={() => saving.mutate(file)}
        >
          {file.format.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}

function Mails({run}: {run: Run}) {
  const word = useServerWord();
  return (
    <ul className="reports-schedule-mails">
      {run.mails.map((mail) => (
        <li key={mail.message_id}>
          {[mail.address || mail.account, word(mail.state_label)].join(': ')}
          {mail.reason && <span className="muted"> {word(mail.reason)}</span>}
        </li>
      ))}
    </ul>
  );
}
