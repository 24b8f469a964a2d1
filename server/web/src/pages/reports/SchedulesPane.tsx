import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {newKey} from '@/api/client';
import {ConfirmButton} from '@/components/ConfirmButton';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {ScheduleDialog} from './ScheduleDialog';
import {Outcome, RunsDialog} from './ScheduleRuns';
import {runSchedule, schedules, stopSchedule, WEEK_DAYS, type Schedule} from './schedule_queries';

/** Reports that are made and mailed on a schedule: what was set up, and what came of it. */
export function SchedulesPane() {
  const {t} = useTranslation();
  const answer = useQuery(schedules);
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  const [opened, setOpened] = useState<Schedule | null>(null);
  if (answer.isPending) return <Loading rows={6} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('schedules.add')}
    </Button>
  );
  return (
    <>
      <p className="reports-about">
        <span>{t('schedules.about')}</span>
      </p>
      {answer.data.length === 0 ? (
        <EmptyState title={t('schedules.none')} text={t('schedules.noneText')} action={add} />
      ) : (
        <>
          <div className="reports-schedule-tools">{add}</div>
          <Table rows={answer.data} edit={setEdited} open={setOpened} />
        </>
      )}
      {edited !== null && <ScheduleDialog schedule={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
      {opened !== null && <RunsDialog schedule={opened} close={() => setOpened(null)} />}
    </>
  );
}

interface TableProps {
  rows: Schedule[];
  edit: (schedule: Schedule) => void;
  open: (schedule: Schedule) => void;
}

function Table({rows, edit, open}: TableProps) {
  const {t} = useTranslation();
  return (
    <DataTable
      label={t('reports.schedules')}
      rows={rows}
      keyOf={(each) => each.id}
      columns={[
        {key: 'title', title: t('schedules.title'), show: (each) => each.title},
        {
          key: 'what',
          title: t('schedules.what'),
          show: (each) =>
            [
              each.report === 'index' ? t('ranking.tab') : t(`reports.${each.report}`),
              each.organisation ?? t('reports.allUnits'),
              t(`schedules.periods.${each.period}`),
            ].join(', '),
        },
        {key: 'when', title: t('schedules.when'), show: (each) => <When schedule={each} />},
        {key: 'to', title: t('schedules.to'), show: (each) => recipientsOf(each).join('; ') || t('schedules.noMail')},
        {key: 'owner', title: t('schedules.owner'), show: (each) => each.owner},
        {
          key: 'next',
          title: t('schedules.next'),
          show: (each) => (each.next_due_at ? formatMoment(each.next_due_at) : t('schedules.stopped')),
        },
        {key: 'last', title: t('schedules.last'), show: (each) => each.last_run && <Outcome run={each.last_run} />},
        {
          key: 'action',
          title: t('admin.action'),
          show: (each) => <Actions schedule={each} edit={() => edit(each)} open={() => open(each)} />,
        },
      ]}
    />
  );
}

const recipientsOf = ({accounts, addresses}: Schedule) => [...accounts.map(({full_name: name}) => name), ...addresses];

/** Every month has so many days. */
const EVERY_MONTH = 28;

function When({schedule: {rhythm, day, time}}: {schedule: Schedule}) {
  const {t} = useTranslation();
  const dayOfMonth = day > EVERY_MONTH ? t('schedules.orLast', {day}) : String(day);
  const named = rhythm === 'weekly' ? t(`schedules.weekDays.${WEEK_DAYS[day - 1] ?? 'sunday'}`) : dayOfMonth;
  return <>{t(`schedules.times.${rhythm}`, {day: named, time})}</>;
}

function Actions({schedule, edit, open}: {schedule: Schedule; edit: () => void; open: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({queryKey: schedules.queryKey});
  const run = useMutation({
    mutationFn: () => runSchedule(schedule.id, newKey()),
    onSuccess: () => {
      void changed();
      open();
    },
  });
  const stop = useMutation({mutationFn: () => stopSchedule(schedule.id), onSuccess: changed});
  return (
    <div className="reports-schedule-actions">
      <ProblemAlert error={run.error ?? stop.error} />
      <Button size="small" onClick={open}>
        {t('schedules.runs')}
      </Button>
      {schedule.may_change && (
        <>
          <Button size="small" loading={run.isPending} onClick={() => run.mutate()}>
            {t('schedules.runNow')}
          </Button>
          <Button size="small" onClick={edit}>
            {t('schedules.change')}
          </Button>
        </>
      )}
      {schedule.state === 'active' && (
        <ConfirmButton
          size="small"
          danger
          loading={stop.isPending}
          title={t('schedules.stopTitle', {title: schedule.title})}
          text={t('schedules.stopText')}
          onConfirm={() => stop.mutate()}
        >
          {t('schedules.stop')}
        </ConfirmButton>
      )}
    </div>
  );
}
