import {LeftOutlined, PlusOutlined, RightOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Checkbox, Form, Input, Segmented} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {DateBox} from '@/components/DateBox';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';
import {addException, calendarOf, withdrawException, type Exception} from './calendar_queries';
import {DeadlineRules} from './DeadlineRules';
import {today} from './words';

const FILTERS = ['year', 'show'] as const;

/** "09-02" and "2026-01-02" → as people write a day. */
const dayText = (day: string) => (day.length === 5 ? `${day.slice(3)}/${day.slice(0, 2)}` : formatDate(day));

/** Days off, days worked in exchange, and the rules that count by them. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const showsRules = filters.show === 'rules';
  const year = Number(filters.year) || Number(today().slice(0, 4));
  const [isAdding, setAdding] = useState(false);
  return (
    <AdminPage
      section="calendar"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t(showsRules ? 'admin.rules.add' : 'admin.calendar.add')}
        </Button>
      }
    >
      <div className="filters">
        <Segmented
          aria-label={t('admin.sections.calendar')}
          value={showsRules ? 'rules' : 'days'}
          options={[
            {value: 'days', label: t('admin.calendar.days')},
            {value: 'rules', label: t('admin.rules.title')},
          ]}
          onChange={(show) => change({show: show === 'rules' ? show : ''})}
        />
        {!showsRules && (
          <span>
            <Button
              icon={<LeftOutlined />}
              aria-label={t('admin.calendar.yearBefore')}
              onClick={() => change({year: String(year - 1)})}
            />{' '}
            <strong className="number">{year}</strong>{' '}
            <Button
              icon={<RightOutlined />}
              aria-label={t('admin.calendar.yearAfter')}
              onClick={() => change({year: String(year + 1)})}
            />
          </span>
        )}
      </div>
      {showsRules ? <DeadlineRules isAdding={isAdding} stopAdding={() => setAdding(false)} /> : <Days year={year} />}
      {isAdding && !showsRules && <AddDay close={() => setAdding(false)} />}
    </AdminPage>
  );
}

function Days({year}: {year: number}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const answer = useQuery(calendarOf(year));
  const [withdrawn, setWithdrawn] = useState<Exception | null>(null);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0)
    return <EmptyState title={t('admin.calendar.none')} text={t('admin.calendar.noneText')} />;
  const orderOf = ({day}: Exception) => (day.length === 5 ? `${year}-${day}` : day);
  const days = [...answer.data].sort((left, right) => orderOf(left).localeCompare(orderOf(right)));
  return (
    <>
      <DataTable
        label={t('admin.calendar.days')}
        rows={days}
        keyOf={(each) => each.id}
        columns={[
          {key: 'day', title: t('admin.calendar.day'), show: (each) => dayText(each.day)},
          {
            key: 'kind',
            title: t('admin.calendar.kind'),
            show: (each) => t(each.working ? 'admin.calendar.worked' : 'admin.calendar.off'),
          },
          {key: 'name', title: t('admin.calendar.name'), show: (each) => each.name},
          {
            key: 'every',
            title: t('admin.calendar.repeats'),
            show: (each) => each.day.length === 5 && t('admin.calendar.everyYear'),
          },
          {key: 'basis', title: t('admin.legalBasis'), show: (each) => each.legal_basis},
          {
            key: 'action',
            title: t('admin.action'),
            show: (each) => (
              <Button size="small" onClick={() => setWithdrawn(each)}>
                {t('admin.calendar.withdraw')}
              </Button>
            ),
          },
        ]}
      />
      {withdrawn && (
        <FormDialog<{reason: string}, Exception>
          title={t('admin.calendar.withdrawNamed', {day: dayText(withdrawn.day)})}
          submit={t('admin.calendar.withdraw')}
          isDangerous
          close={() => setWithdrawn(null)}
          send={({reason}) => withdrawException(withdrawn.id, reason)}
          done={() => void client.invalidateQueries({queryKey: ['calendar']})}
          outcome={() => t('admin.calendar.withdrawOutcome')}
        >
          <Form.Item name="reason" label={t('admin.reason')} rules={[{required: true, message: t('login.required')}]}>
            <Input autoFocus maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

type Fields = Schemas['CalendarRequest'] & {yearly?: boolean};

function AddDay({close}: {close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Fields, Exception>
      title={t('admin.calendar.add')}
      submit={t('admin.add')}
      close={close}
      initial={{working: false}}
      send={({yearly, ...fields}, key) =>
        addException({...fields, day: yearly ? fields.day.slice(5) : fields.day}, key)
      }
      done={() => void client.invalidateQueries({queryKey: ['calendar']})}
      outcome={({day, working, yearly}) =>
        day &&
        t(working ? 'admin.calendar.workedOutcome' : 'admin.calendar.offOutcome', {
          day: yearly ? dayText(day.slice(5)) : dayText(day),
        })
      }
    >
      <Form.Item name="working" label={t('admin.calendar.kind')}>
        <Segmented
          options={[
            {value: false, label: t('admin.calendar.off')},
            {value: true, label: t('admin.calendar.worked')},
          ]}
        />
      </Form.Item>
      <Form.Item name="day" label={t('admin.calendar.day')} rules={required}>
        <DateBox />
      </Form.Item>
      <Form.Item name="yearly" valuePropName="checked">
        <Checkbox>{t('admin.calendar.everyYear')}</Checkbox>
      </Form.Item>
      <Form.Item name="name" label={t('admin.calendar.name')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="legal_basis" label={t('admin.legalBasis')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
