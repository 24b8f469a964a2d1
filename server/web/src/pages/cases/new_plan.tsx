import {ArrowLeftOutlined} from '@ant-design/icons';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {flushSync} from 'react-dom';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import {colleagues} from '@/api/flow';
import {FormSelect} from '@/components/FormSelect';
import {PageHeader} from '@/components/PageHeader';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {useOnceKey} from '@/habits/once_key';
import {PlanLines} from './PlanLines';
import {
  casePlanOf,
  casePlans,
  linesOf,
  NUMBERINGS,
  requestOf,
  type LineRequest,
  type PlanContent,
} from './plan_queries';
import './cases.css';

interface Fields {
  from?: string;
  year: string;
  numbering: NonNullable<PlanContent['numbering']>;
  lines?: LineRequest[];
}
const FIRST_LINES: LineRequest[] = [
  {level: 'large', title: ''},
  {level: 'file', title: '', retention: '20'},
];

/** A plan for a year, empty or with the lines of another year. */
export function Component() {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const keyFor = useOnceKey();
  const others = useQuery(casePlans).data ?? [];
  const people = useQuery(colleagues).data?.people;
  const [isDirty, setDirty] = useState(false);
  const [isAtFields, setAtFields] = useState(false);
  const create = useMutation({
    mutationFn: async ({year, numbering, lines = []}: Fields) => {
      const plan = {year: Number(year), numbering, lines: lines.map(requestOf)};
      return body(
        await api.POST('/api/v1/case-plans', {params: {header: {'Idempotency-Key': keyFor(plan)}}, body: plan}),
      );
    },
    onSuccess: ({id}) => {
      void client.invalidateQueries({queryKey: ['case-plans']});
      // Or its guard keeps the page here.
      flushSync(() => setDirty(false));
      navigate(`/case-files/plans/${id}`);
    },
    onError: (error) => setAtFields(applyProblemToForm(form, error)),
  });
  const copyFrom = async (id: number) => {
    const {plan} = await client.fetchQuery(casePlanOf(id));
    form.setFieldsValue({
      numbering: plan.numbering,
      lines: linesOf(plan, (account) => people?.find((person) => person.account === account)?.login),
    });
  };
  return (
    <>
      <PageHeader
        title={t('plans.newTitle')}
        note={
          <Link to="/case-files/plans">
            <ArrowLeftOutlined /> {t('plans.title')}
          </Link>
        }
      />
      <Form<Fields>
        form={form}
        layout="vertical"
        className="plan-form"
        initialValues={{
          from: '',
          year: String(new Date().getFullYear() + (new Date().getMonth() >= 9 ? 1 : 0)),
          numbering: 'continuous',
          lines: FIRST_LINES,
        }}
        onValuesChange={(changed: Partial<Fields>) => {
          setDirty(true);
          if (changed.from) void copyFrom(Number(changed.from));
        }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <UnsavedGuard dirty={isDirty} />
        <div className="plan-head">
          <Form.Item name="year" label={t('plans.year')}>
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="numbering" label={t('plans.numbering')}>
            <FormSelect options={NUMBERINGS.map((value) => ({value, label: t(`plans.numberings.${value}`)}))} />
          </Form.Item>
          {others.length > 0 && (
            <Form.Item name="from" label={t('plans.from')}>
              <FormSelect
                options={[
                  {value: '', label: t('plans.fromNone')},
                  ...others.map(({id, year}) => ({value: String(id), label: t('plans.ofYear', {year})})),
                ]}
              />
            </Form.Item>
          )}
        </div>
        <PlanLines />
        <ProblemAlert error={create.error} atFields={isAtFields} />
        <div className="form-buttons plan-save">
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('plans.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}
