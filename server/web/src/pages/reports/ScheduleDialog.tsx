import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Checkbox, Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {colleagues} from '@/api/flow';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {UnitsSelect} from '@/components/UnitsSelect';
import {BASES, type Base} from './queries';
import {indexes} from './ranking_queries';
import {
  changeSchedule,
  createSchedule,
  PERIODS,
  RHYTHMS,
  RUN_FORMATS,
  SCHEDULED,
  schedules,
  WEEK_DAYS,
  type Schedule,
  type ScheduleFields,
} from './schedule_queries';

interface Fields {
  title: string;
  report: Schedule['report'];
  unit?: number;
  base?: Base;
  index?: string;
  period: Schedule['period'];
  rhythm: Schedule['rhythm'];
  day: string;
  time: string;
  formats: Schedule['formats'];
  accounts?: number[];
  addresses?: string[];
}

const MONTH_DAYS = Array.from({length: 31}, (_, index) => String(index + 1));

const fieldsOf = (schedule: Schedule): Fields => ({
  title: schedule.title,
  report: schedule.report,
  ...(schedule.organisation_id !== undefined && {unit: schedule.organisation_id}),
  ...(schedule.base && {base: schedule.base}),
  ...(schedule.index && {index: schedule.index}),
  period: schedule.period,
  rhythm: schedule.rhythm,
  day: String(schedule.day),
  time: schedule.time,
  formats: schedule.formats,
  accounts: schedule.accounts.map(({id}) => id),
  addresses: schedule.addresses,
});

/** "7:30", "7.30", "7h30" → "07:30"; anything else as it is, for the server to judge. */
const hourOf = (typed: string) =>
  typed.trim().replace(/^(\d{1,2})[h.:](\d{2})$/, (_, hour, minute) => `${hour.padStart(2, '0')}:${minute}`);

const requestOf = ({unit, base, index, day, time, accounts, addresses, ...fields}: Fields): ScheduleFields => ({
  ...fields,
  time: hourOf(time),
  day: Number(day),
  accounts: accounts ?? [],
  addresses: addresses ?? [],
  ...(unit !== undefined && {unit}),
  ...(fields.report === 'entry' && base && {base}),
  ...(fields.report === 'index' && index && {index}),
});

/** Sets up a schedule, or changes it: everything but who owns it. */
export function ScheduleDialog({schedule, close}: {schedule: Schedule | null; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const initial: Partial<Fields> = schedule
    ? fieldsOf(schedule)
    : {
        report: 'entry',
        base: 'number_series',
        period: 'last_month',
        rhythm: 'monthly',
        day: '5',
        time: '07:30',
        formats: ['pdf'],
      };
  const again = () => client.invalidateQueries({queryKey: schedules.queryKey});
  return (
    <FormDialog<Fields, Schedule>
      title={schedule ? t('schedules.changeTitle', {title: schedule.title}) : t('schedules.addTitle')}
      submit={schedule ? t('schedules.save') : t('schedules.create')}
      close={close}
      initial={initial}
      send={(fields, key) =>
        schedule ? changeSchedule(schedule, requestOf(fields)) : createSchedule(requestOf(fields), key)
      }
      done={() => void again()}
      renew={again}
      outcome={() => t('schedules.outcome')}
    >
      <ScheduleInputs />
    </FormDialog>
  );
}

interface FormatsProps {
  /** These three are given by the item of the form, which gives `aria-required` too: no reader of screens allows it here. */
  id?: string;
  value?: Fields['formats'];
  onChange?: (formats: Fields['formats']) => void;
}

function FormatsBox({id, value = [], onChange}: FormatsProps) {
  return (
    <Checkbox.Group
      {...{id}}
      value={value}
      onChange={(chosen) => onChange?.(chosen)}
      options={RUN_FORMATS.map((each) => ({value: each, label: each.toUpperCase()}))}
    />
  );
}

/** The code is the same in every year. */
function IndexItem() {
  const {t} = useTranslation();
  const {data = []} = useQuery(indexes);
  const named = new Map(data.map(({definition}) => [definition.code, `${definition.code} – ${definition.name}`]));
  return (
    <Form.Item
      name="index"
      label={t('schedules.index')}
      extra={t('schedules.indexExtra')}
      rules={[{required: true, message: t('login.required')}]}
    >
      <FormSelect options={[...named].map(([value, label]) => ({value, label}))} />
    </Form.Item>
  );
}

function ScheduleInputs() {
  const {t} = useTranslation();
  const required = [{required: true, message: t('login.required')}];
  const report = Form.useWatch<Fields['report'] | undefined>('report');
  const rhythm = Form.useWatch<Fields['rhythm'] | undefined>('rhythm');
  const {data: people} = useQuery(colleagues);
  return (
    <>
      <Form.Item name="title" label={t('schedules.title')} extra={t('schedules.titleExtra')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="report" label={t('schedules.report')} rules={required}>
        <FormSelect
          options={SCHEDULED.map((value) => ({
            value,
            label: value === 'index' ? t('ranking.tab') : t(`reports.${value}`),
          }))}
        />
      </Form.Item>
      {report === 'entry' && (
        <Form.Item name="base" label={t('reports.baseLabel')} rules={required}>
          <FormSelect options={BASES.map((value) => ({value, label: t(`reports.baseNames.${value}`)}))} />
        </Form.Item>
      )}
      {report === 'index' && <IndexItem />}
      <Form.Item name="unit" label={t('reports.unit')}>
        <OrganisationSelect registriesOnly placeholder={t('reports.allUnits')} />
      </Form.Item>
      <Form.Item name="period" label={t('schedules.period')} rules={required}>
        <FormSelect options={PERIODS.map((value) => ({value, label: t(`schedules.periods.${value}`)}))} />
      </Form.Item>
      <Form.Item name="rhythm" label={t('schedules.rhythm')} rules={required}>
        <FormSelect options={RHYTHMS.map((value) => ({value, label: t(`schedules.rhythms.${value}`)}))} />
      </Form.Item>
      <Form.Item
        name="day"
        label={
          rhythm === 'weekly'
            ? t('schedules.weekDay')
            : t(`schedules.dayOf.${rhythm === 'quarterly' ? rhythm : 'monthly'}`)
        }
        extra={rhythm !== 'weekly' && t('schedules.dayExtra')}
        rules={required}
      >
        <FormSelect
          options={
            rhythm === 'weekly'
              ? WEEK_DAYS.map((name, place) => ({value: String(place + 1), label: t(`schedules.weekDays.${name}`)}))
              : MONTH_DAYS.map((value) => ({value, label: value}))
          }
        />
      </Form.Item>
      <Form.Item name="time" label={t('schedules.time')} rules={required}>
        {/* A box of the browser's own would say AM and PM to whoever has an English one. */}
        <Input className="number" inputMode="numeric" placeholder="hh:mm" maxLength={5} />
      </Form.Item>
      <Form.Item name="formats" label={t('schedules.formats')} rules={required}>
        <FormatsBox />
      </Form.Item>
      <Form.Item name="accounts" label={t('schedules.accounts')} extra={t('schedules.accountsExtra')}>
        <UnitsSelect
          options={(people?.people ?? []).map(({account, full_name: label}) => ({value: account, label}))}
          placeholder={t('schedules.nobody')}
        />
      </Form.Item>
      <Form.Item name="addresses" label={t('schedules.addresses')} extra={t('schedules.addressesExtra')}>
        <Select mode="tags" open={false} tokenSeparators={[' ', ',', ';']} placeholder="baocao@coquan.gov.vn" />
      </Form.Item>
    </>
  );
}
