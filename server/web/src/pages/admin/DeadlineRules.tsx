import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, InputNumber, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useTypeName} from '@/api/names';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useTypeChoices, useUrgencyChoices} from '@/components/document_choices';
import {byLabel} from '@/habits/fold';
import {formatDate} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {addRule, deadlineRules, endRule, type Rule} from './calendar_queries';
import {today} from './words';

const STEPS = ['enter', 'present', 'issue', 'handle'] as const;

/** How many working days each step has, for which unit, type and urgency, and from when to when. */
export function DeadlineRules({isAdding, stopAdding}: {isAdding: boolean; stopAdding: () => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const client = useQueryClient();
  const typeName = useTypeName();
  const answer = useQuery(deadlineRules);
  const [ended, setEnded] = useState<Rule | null>(null);
  const changed = () => void client.invalidateQueries({queryKey: ['deadline-rules']});
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const isOver = (rule: Rule) => rule.valid_to !== undefined && rule.valid_to < today();
  return (
    <>
      <DataTable
        label={t('admin.rules.title')}
        rows={answer.data}
        keyOf={(rule) => rule.id}
        classOf={(rule) => (isOver(rule) ? 'admin-off' : undefined)}
        columns={[
          {key: 'step', title: t('admin.rules.step'), show: (rule) => word(rule.step_label)},
          {key: 'unit', title: t('admin.unit'), show: (rule) => rule.organisation_name ?? t('admin.everyUnit')},
          {
            key: 'type',
            title: t('admin.rules.type'),
            show: (rule) => (rule.type ? typeName(rule.type) : t('app.all')),
          },
          {
            key: 'urgency',
            title: t('admin.rules.urgency'),
            show: (rule) => (rule.urgency ? t(`urgency.${rule.urgency}`) : t('app.all')),
          },
          {key: 'days', title: t('admin.rules.days'), isNumber: true, show: (rule) => rule.working_days},
          {key: 'from', title: t('admin.validFrom'), show: (rule) => formatDate(rule.valid_from)},
          {key: 'to', title: t('admin.validTo'), show: (rule) => formatDate(rule.valid_to)},
          {key: 'basis', title: t('admin.legalBasis'), show: (rule) => rule.legal_basis},
          {
            key: 'action',
            title: t('admin.action'),
            show: (rule) =>
              rule.valid_to === undefined && (
                <Button size="small" onClick={() => setEnded(rule)}>
                  {t('admin.end')}
                </Button>
              ),
          },
        ]}
      />
      {isAdding && <AddRule close={stopAdding} done={changed} />}
      {ended && (
        <FormDialog<{valid_to: string; reason: string}, Rule>
          title={t('admin.rules.endNamed', {step: word(ended.step_label)})}
          submit={t('admin.end')}
          isDangerous
          close={() => setEnded(null)}
          initial={{valid_to: today()}}
          send={(fields) => endRule(ended.id, fields)}
          done={changed}
          outcome={({valid_to}) => t('admin.rules.endOutcome', {day: formatDate(valid_to)})}
        >
          <Form.Item name="valid_to" label={t('admin.lastDay')}>
            <DateBox />
          </Form.Item>
          <Form.Item name="reason" label={t('admin.reason')} rules={[{required: true, message: t('login.required')}]}>
            <Input maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function AddRule({close, done}: {close: () => void; done: () => void}) {
  const {t} = useTranslation();
  const types = useTypeChoices();
  const urgencies = useUrgencyChoices();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Schemas['DeadlineRuleRequest'], Rule>
      title={t('admin.rules.add')}
      submit={t('admin.add')}
      close={close}
      initial={{step: 'handle', valid_from: today()}}
      send={addRule}
      done={done}
      outcome={() => t('admin.rules.addOutcome')}
    >
      <Form.Item name="step" label={t('admin.rules.step')}>
        <Select options={STEPS.map((step) => ({value: step, label: t(`admin.rules.steps.${step}`)}))} />
      </Form.Item>
      <Form.Item name="working_days" label={t('admin.rules.days')} rules={required}>
        <InputNumber min={0} max={500} />
      </Form.Item>
      <Form.Item name="organisation" label={t('admin.unit')}>
        <OrganisationSelect placeholder={t('admin.everyUnit')} />
      </Form.Item>
      <Form.Item name="type" label={t('admin.rules.type')}>
        <Select allowClear showSearch filterOption={byLabel} options={types} placeholder={t('app.all')} />
      </Form.Item>
      <Form.Item name="urgency" label={t('admin.rules.urgency')}>
        <Select allowClear placeholder={t('app.all')} options={urgencies} />
      </Form.Item>
      <Form.Item name="valid_from" label={t('admin.validFrom')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="legal_basis" label={t('admin.legalBasis')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
