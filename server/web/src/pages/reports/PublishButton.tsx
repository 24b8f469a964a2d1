import {GlobalOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {FormDialog} from '@/components/FormDialog';
import {UnitsSelect} from '@/components/UnitsSelect';
import {formatDate, formatNumber} from '@/habits/format';
import type {Period} from './periods';
import {publish, PUBLISHED, publishedReports, type Publishable, type Published} from './published_queries';
import {reportOf, type Scope} from './queries';

interface Props {
  name: Publishable;
  period: Period;
  scope: Scope;
}

interface Fields {
  title: string;
  hidden_units?: number[];
}

/** Makes what is shown readable for everybody; of those who may. */
export function PublishButton({name, period, scope}: Props) {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const mayPublish = useQuery(publishedReports).data?.may_publish ?? false;
  const {data: report} = useQuery(reportOf(name, period, scope));
  if (!mayPublish || report?.as_of_change === undefined) return null;
  return (
    <>
      <Button icon={<GlobalOutlined />} onClick={() => setOpen(true)}>
        {t('reports.publication.publish')}
      </Button>
      {isOpen && (
        <PublishDialog
          name={name}
          period={period}
          scope={scope}
          // The figures that are looked at, whatever is changed while the title is typed.
          change={report.as_of_change}
          units={report.units.map((unit) => ({value: unit.organisation_id, label: unit.name}))}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface DialogProps extends Props {
  change: number;
  units: {value: number; label: string}[];
  close: () => void;
}

function PublishDialog({name, period, scope, change, units, close}: DialogProps) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const days = {from: formatDate(period.from), to: formatDate(period.to)};
  return (
    <FormDialog<Fields, Published>
      title={t('reports.publication.title', {report: t(`reports.${name}`)})}
      submit={t('reports.publication.publish')}
      close={close}
      initial={{title: t('reports.publication.proposed', {report: t(`reports.${name}`), ...days})}}
      send={({title, hidden_units}, key) =>
        publish(
          {
            report: name,
            title,
            from: period.from,
            to: period.to,
            as_of_change: change,
            ...(scope.unit && {unit: Number(scope.unit)}),
            ...(name === 'entry' && {base: scope.base}),
            ...(hidden_units?.length && {hidden_units}),
          },
          key,
        )
      }
      done={() => {
        void client.invalidateQueries({queryKey: publishedReports.queryKey});
        navigate(`/reports?report=${PUBLISHED}`);
      }}
      outcome={({hidden_units: hidden}) =>
        t('reports.publication.outcome', {
          ...days,
          change: formatNumber(change),
          count: units.length - (hidden?.length ?? 0),
        })
      }
    >
      <Form.Item
        name="title"
        label={t('reports.publication.titleField')}
        rules={[{required: true, message: t('login.required')}]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {scope.unit === '' && (
        <Form.Item
          name="hidden_units"
          label={t('reports.publication.hidden')}
          extra={t('reports.publication.hiddenExtra')}
        >
          <UnitsSelect options={units} placeholder={t('reports.publication.hiddenNone')} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
