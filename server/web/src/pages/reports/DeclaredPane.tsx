import {PlusOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, InputNumber, Segmented} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useOwnAccount} from '@/api/own';
import {DataTable} from '@/components/DataTable';
import {DateBox} from '@/components/DateBox';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment, formatNumber} from '@/habits/format';
import {declare, declaredOf, type Declared} from './evidence_queries';
import type {Period} from './periods';
import type {Scope} from './queries';

/** What units said that their paper registers have; what was corrected stays. */
export function DeclaredPane({period, scope}: {period: Period; scope: Scope}) {
  const {t} = useTranslation();
  const me = useOwnAccount();
  const answer = useQuery(declaredOf(period, scope));
  const [dialog, setDialog] = useState<Declared | 'new' | null>(null);
  const mayDeclare = (me?.role === 'van_thu' || me?.role === 'lanh_dao') && scope.asOf === '';
  if (answer.isPending) return <Loading rows={6} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const {declarations} = answer.data;
  return (
    <>
      <p className="reports-about">
        <span>{t('reports.evidence.declaredAbout')}</span>
        {mayDeclare && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('new')}>
            {t('reports.evidence.declare')}
          </Button>
        )}
      </p>
      {declarations.length === 0 ? (
        <EmptyState title={t('reports.evidence.noDeclared')} text={t('reports.evidence.noDeclaredText')} />
      ) : (
        <DataTable
          label={t('reports.declared')}
          rows={declarations}
          keyOf={(each) => each.id}
          classOf={(each) => (each.in_force ? undefined : 'reports-over')}
          columns={[
            {key: 'unit', title: t('reports.columns.unit'), show: (each) => each.organisation},
            {
              key: 'direction',
              title: t('reports.evidence.direction'),
              show: (each) => t(`reports.columns.${each.direction}`),
            },
            {
              key: 'period',
              title: t('reports.columns.periodColumn'),
              show: (each) => `${formatDate(each.from)} – ${formatDate(each.to)}`,
            },
            {
              key: 'documents',
              title: t('reports.evidence.documents'),
              isNumber: true,
              show: (each) => formatNumber(each.documents),
            },
            {
              key: 'who',
              title: t('reports.evidence.declaredBy'),
              show: (each) => `${each.declared_by}, ${formatMoment(each.declared_at)}`,
            },
            {key: 'note', title: t('reports.evidence.note'), show: (each) => each.note},
            {key: 'state', title: t('reports.evidence.standing'), show: (each) => <Standing declared={each} />},
            ...(mayDeclare
              ? [
                  {
                    key: 'action',
                    title: t('admin.action'),
                    show: (each: Declared) =>
                      each.in_force &&
                      each.organisation_id === me?.organisation && (
                        <Button size="small" onClick={() => setDialog(each)}>
                          {t('reports.evidence.correct')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {dialog && (
        <DeclareDialog period={period} close={() => setDialog(null)} {...(dialog !== 'new' && {corrected: dialog})} />
      )}
    </>
  );
}

function Standing({declared}: {declared: Declared}) {
  const {t} = useTranslation();
  const words: string[] = [
    declared.in_force
      ? t('reports.evidence.inForce')
      : t('reports.evidence.correctedBy', {id: declared.corrected_by ?? ''}),
  ];
  if (declared.corrects !== undefined) words.push(t('reports.evidence.corrects', {id: declared.corrects}));
  return (
    <>
      {t('reports.evidence.code', {id: declared.id})}: {words.join('; ')}
    </>
  );
}

interface DeclareFields {
  direction: 'outgoing' | 'incoming';
  from: string;
  to: string;
  documents: number;
  note?: string;
}

function DeclareDialog({period, corrected, close}: {period: Period; corrected?: Declared; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<DeclareFields, Declared>
      title={corrected ? t('reports.evidence.correctTitle', {id: corrected.id}) : t('reports.evidence.declareTitle')}
      submit={corrected ? t('reports.evidence.correct') : t('reports.evidence.declare')}
      close={close}
      initial={{
        direction: corrected?.direction ?? 'outgoing',
        from: corrected?.from ?? period.from,
        to: corrected?.to ?? period.to,
        ...(corrected && {documents: corrected.documents}),
      }}
      send={({note, ...fields}, key) =>
        declare(
          {
            ...fields,
            ...(note && {note}),
            ...(corrected && {corrects: corrected.id, organisation: corrected.organisation_id}),
          },
          key,
        )
      }
      done={() => void client.invalidateQueries({queryKey: ['reports']})}
      outcome={() => t(corrected ? 'reports.evidence.correctOutcome' : 'reports.evidence.declareOutcome')}
    >
      <Form.Item name="direction" label={t('reports.evidence.direction')}>
        <Segmented
          options={[
            {value: 'outgoing', label: t('reports.columns.outgoing')},
            {value: 'incoming', label: t('reports.columns.incoming')},
          ]}
        />
      </Form.Item>
      <Form.Item name="from" label={t('reports.period.from')} rules={required}>
        <DateBox />
      </Form.Item>
      <Form.Item name="to" label={t('reports.period.to')} rules={required}>
        <DateBox />
      </Form.Item>
      <Form.Item name="documents" label={t('reports.evidence.documents')} rules={required}>
        <InputNumber min={0} max={1000000} precision={0} />
      </Form.Item>
      <Form.Item
        name="note"
        label={corrected ? t('reports.evidence.why') : t('reports.evidence.note')}
        rules={corrected ? required : []}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
