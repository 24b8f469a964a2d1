import {LeftOutlined, RightOutlined} from '@ant-design/icons';
import {Button, Segmented, Select} from 'antd';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';
import type {ApiProblem} from '@/api/problem';
import {DayInput} from '@/components/DayInput';
import {DAY_FORM, formatDate} from '@/habits/format';
import {moved, monthOf, periodOf, PERIOD_KINDS, quarterOf, yearOf, type Period} from './periods';

export function usePeriodName() {
  const {t} = useTranslation();
  return (period: Period): string => {
    const year = yearOf(period);
    switch (period.kind) {
      case 'month':
        return t('reports.period.monthNamed', {month: monthOf(period), year});
      case 'quarter':
        return t('reports.period.quarterNamed', {quarter: quarterOf(period), year});
      case 'year':
        return t('reports.period.yearNamed', {year});
      case 'range':
        return t('reports.period.rangeNamed', {from: formatDate(period.from), to: formatDate(period.to)});
    }
  };
}

interface Props {
  period: Period;
  change: (period: Period) => void;
  /** A refusal of the server: its violations stand at their fields. */
  refusal: ApiProblem | null;
}

export function PeriodPicker({period, change, refusal}: Props) {
  const {t} = useTranslation();
  return (
    <>
      <Segmented
        aria-label={t('reports.period.label')}
        value={period.kind}
        options={PERIOD_KINDS.map((kind) => ({value: kind, label: t(`reports.period.${kind}`)}))}
        onChange={(kind) => change(periodOf(kind, period.from, period.to))}
      />
      {period.kind === 'range' ? (
        <Range period={period} change={change} refusal={refusal} />
      ) : (
        <Steps period={period} change={change} />
      )}
    </>
  );
}

function Steps({period, change}: Omit<Props, 'refusal'>) {
  const {t} = useTranslation();
  const nameOf = usePeriodName();
  const ahead = yearOf(period) > dayjs().year() ? yearOf(period) - dayjs().year() : 0;
  const current = periodOf(period.kind, '', '');
  const options = Array.from({length: {month: 36, quarter: 24, year: 30, range: 0}[period.kind]}, (_, back) =>
    moved(current, ahead - back),
  );
  if (!options.some(({from}) => from === period.from)) options.push(period);
  return (
    <span className="reports-steps">
      <Button
        icon={<LeftOutlined />}
        aria-label={t('reports.period.before')}
        title={t('reports.period.before')}
        onClick={() => change(moved(period, -1))}
      />
      <Select
        aria-label={t('reports.period.label')}
        value={period.from}
        options={options.map((each) => ({value: each.from, label: nameOf(each)}))}
        onChange={(from) => change(periodOf(period.kind, from, ''))}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={t('reports.period.after')}
        title={t('reports.period.after')}
        onClick={() => change(moved(period, 1))}
      />
    </span>
  );
}

function Range({period, change, refusal}: Props) {
  const {t} = useTranslation();
  return (
    <>
      {(['from', 'to'] as const).map((end) => {
        const message = refusal?.violations.find(({field}) => field === end)?.message;
        return (
          <label key={end} className="filter-day reports-day">
            {t(`reports.period.${end}`)}
            <DayInput
              aria-label={t(`reports.period.${end}`)}
              placeholder={DAY_FORM}
              value={period[end]}
              status={message ? 'error' : ''}
              aria-invalid={message !== undefined}
              aria-describedby={message && `reports-${end}-refused`}
              onChange={(day) => day && change({...period, [end]: day})}
            />
            {message && (
              <span id={`reports-${end}-refused`} className="reports-refused" role="alert">
                {message}
              </span>
            )}
          </label>
        );
      })}
    </>
  );
}
