import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, message} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {colleagues} from '@/api/flow';
import {isProblem} from '@/api/problem';
import {ConflictDialog} from '@/components/ConflictDialog';
import {FormSelect} from '@/components/FormSelect';
import {useLeave} from '@/components/leave';
import {Loading} from '@/components/Loading';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {PlanLines} from './PlanLines';
import {
  casePlanOf,
  linesOf,
  NUMBERINGS,
  requestOf,
  type LineRequest,
  type Plan,
  type PlanContent,
} from './plan_queries';

interface Fields {
  numbering: NonNullable<PlanContent['numbering']>;
  lines?: LineRequest[];
}
/** As the comparison of two versions wants it: every field is one text. */
interface Version {
  numbering: string;
  lines: string;
}
const versionOf = ({numbering, lines = []}: Fields): Version => ({
  numbering,
  lines: JSON.stringify(lines.map(requestOf)),
});

interface Props {
  plan: Plan;
  etag: string;
  close: () => void;
}

/** Another content of a plan that is not submitted yet. */
export function EditPlan(props: Props) {
  const people = useQuery(colleagues);
  if (people.isPending) return <Loading rows={8} />;
  return (
    <Editor {...props} loginOf={(account) => people.data?.people.find((person) => person.account === account)?.login} />
  );
}

function Editor({plan, etag, close, loginOf}: Props & {loginOf: (account: number) => string | undefined}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [isDirty, setDirty] = useState(false);
  const [isAtFields, setAtFields] = useState(false);
  const [versions, setVersions] = useState<{mine: Version; theirs: Version} | null>(null);
  // Of what was shown when the form was opened, whatever is loaded behind it meanwhile.
  const shown = useRef(etag);
  const leave = useLeave(isDirty, close);
  const fieldsOf = (of: Plan): Fields => ({numbering: of.numbering, lines: linesOf(of, loginOf)});
  const save = useMutation({
    mutationFn: async ({numbering, lines = []}: Fields) =>
      body(
        await api.PUT('/api/v1/case-plans/{id}', {
          params: {path: {id: plan.id}, header: {'If-Match': shown.current}},
          body: {numbering, lines: lines.map(requestOf)},
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({queryKey: ['case-plans']});
      void message.success(t('plans.saved'));
      close();
    },
    onError: async (error, mine) => {
      if (!isProblem(error, 'precondition_failed')) return setAtFields(applyProblemToForm(form, error));
      const now = await client.fetchQuery({...casePlanOf(plan.id), staleTime: 0});
      shown.current = now.etag;
      setVersions({mine: versionOf(mine), theirs: versionOf(fieldsOf(now.plan))});
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="plan-form"
      initialValues={fieldsOf(plan)}
      onValuesChange={() => setDirty(true)}
      onFinish={(fields) => save.mutate(fields)}
    >
      <UnsavedGuard dirty={isDirty} />
      <div className="plan-head">
        <Form.Item name="numbering" label={t('plans.numbering')}>
          <FormSelect options={NUMBERINGS.map((value) => ({value, label: t(`plans.numberings.${value}`)}))} />
        </Form.Item>
      </div>
      <PlanLines />
      {versions === null && <ProblemAlert error={save.error} atFields={isAtFields} />}
      <div className="form-buttons plan-save">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('plans.save')}
        </Button>
        <Button onClick={leave}>{t('app.cancel')}</Button>
      </div>
      <ConflictDialog<Version>
        versions={versions}
        fields={[
          {
            name: 'numbering',
            label: t('plans.numbering'),
            show: (value) => t(`plans.numberings.${value as Fields['numbering']}`),
          },
          {name: 'lines', label: t('plans.lines'), show: (value) => <Titles lines={String(value)} />},
        ]}
        onSave={({numbering, lines}) => {
          setVersions(null);
          const chosen: Fields = {
            numbering: numbering as Fields['numbering'],
            lines: JSON.parse(lines) as LineRequest[],
          };
          form.setFieldsValue(chosen);
          save.mutate(chosen);
        }}
        onDiscard={close}
      />
    </Form>
  );
}

function Titles({lines}: {lines: string}) {
  return (
    <ul className="plan-titles">
      {(JSON.parse(lines) as LineRequest[]).map(({level, title, notation}, place) => (
        <li key={place} className={`plan-${level}`}>
          {[title, notation].filter(Boolean).join(' – ')}
        </li>
      ))}
    </ul>
  );
}
