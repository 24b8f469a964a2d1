import {useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {useOwnAccount} from '@/api/own';
import {DataTable} from '@/components/DataTable';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {formatDate, formatMoment, formatNumber} from '@/habits/format';
import {Downloads} from './Downloads';
import {closeAudit, printedAudit, record, type Audit, type SampleResult} from './evidence_queries';
import {formatPercent} from './RateText';

const RESULTS: SampleResult[] = ['found', 'different', 'not_found'];
type Drawn = NonNullable<Audit['numbers']>[number];

/** The numbers of one sample, what was found of them, and what that says of all. */
export function SampleAudit({audit}: {audit: Audit}) {
  const {t} = useTranslation();
  const role = useOwnAccount()?.role;
  const client = useQueryClient();
  const [looked, setLooked] = useState<Drawn | null>(null);
  const [isClosing, setClosing] = useState(false);
  const isOpen = audit.state === 'open' && (role === 'lanh_dao' || role === 'quan_tri');
  const refresh = () => void client.invalidateQueries({queryKey: ['reports', 'samples']});
  const numbers = audit.numbers ?? [];
  return (
    <>
      <h2 className="reports-sample-title">
        {audit.organisation}: {audit.book}, {audit.year}
      </h2>
      <p className="reports-about">
        <span>
          {t('reports.evidence.drawnFrom', {
            size: numbers.length,
            population: formatNumber(audit.population),
            from: formatDate(audit.from),
            to: formatDate(audit.to),
          })}
        </span>
        <span className="muted">
          {t(audit.seed_given ? 'reports.evidence.seedGiven' : 'reports.evidence.seedDrawn', {seed: audit.seed})} ·{' '}
          {t('reports.asOfChange', {change: formatNumber(audit.as_of_change)})} · {audit.drawn_by},{' '}
          {formatMoment(audit.drawn_at)}
        </span>
      </p>
      <Shares audit={audit} />
      <p className="reports-downloads">
        <Downloads name={`sample-${audit.id}`} fetch={(format, signal) => printedAudit(audit.id, format, signal)} />
        {isOpen && audit.results?.open === 0 && (
          <Button type="primary" onClick={() => setClosing(true)}>
            {t('reports.evidence.close')}
          </Button>
        )}
      </p>
      <DataTable
        label={t('reports.evidence.numbers')}
        rows={numbers}
        keyOf={(each) => each.number}
        columns={[
          {key: 'number', title: t('reports.evidence.number'), show: (each) => each.number},
          {
            key: 'document',
            title: t('reports.evidence.inRegistry'),
            show: (each) =>
              each.document === undefined ? (
                t('reports.evidence.notEntered')
              ) : (
                <Link to={`/documents/${each.document}`}>{t('reports.evidence.document')}</Link>
              ),
          },
          {
            key: 'result',
            title: t('reports.evidence.result'),
            show: (each) =>
              each.result && (
                <span className={`reports-state ${each.result === 'found' ? 'reached' : 'missed'}`}>
                  {t(`reports.evidence.${each.result}`)}
                </span>
              ),
          },
          {key: 'note', title: t('reports.evidence.note'), show: (each) => each.note},
          {
            key: 'who',
            title: t('reports.evidence.recordedBy'),
            show: (each) => each.recorded_at && `${each.recorded_by}, ${formatMoment(each.recorded_at)}`,
          },
          ...(isOpen
            ? [
                {
                  key: 'action',
                  title: t('admin.action'),
                  show: (each: Drawn) => (
                    <Button size="small" onClick={() => setLooked(each)}>
                      {t(each.result ? 'reports.evidence.lookAgain' : 'reports.evidence.record')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {looked && <ResultDialog audit={audit} drawn={looked} close={() => setLooked(null)} done={refresh} />}
      {isClosing && (
        <FormDialog<{conclusion: string}, Audit>
          title={t('reports.evidence.closeTitle')}
          submit={t('reports.evidence.close')}
          close={() => setClosing(false)}
          send={({conclusion}) => closeAudit(audit.id, conclusion)}
          done={refresh}
          outcome={() => t('reports.evidence.closeOutcome')}
        >
          <Form.Item
            name="conclusion"
            label={t('reports.evidence.conclusion')}
            rules={[{required: true, message: t('login.required')}]}
          >
            <Input.TextArea rows={3} maxLength={4000} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function Shares({audit}: {audit: Audit}) {
  const {t} = useTranslation();
  const {shares, results} = audit;
  if (shares === undefined)
    return <p>{t('reports.evidence.openNumbers', {open: results?.open ?? 0, size: audit.numbers?.length ?? 0})}</p>;
  return (
    <>
      <div className="reports-shares">
        {(['found', 'in_registry'] as const).map((kind) => {
          const share = shares[kind];
          return (
            <section key={kind} className="reports-card">
              <h3>{t(`reports.evidence.share_${kind}`)}</h3>
              <p className="reports-share">{formatPercent(share.percent)}</p>
              <p>
                {t('reports.evidence.interval', {
                  hits: share.hits,
                  size: share.size,
                  lowest: formatPercent(share.lowest_percent),
                  highest: formatPercent(share.highest_percent),
                })}
              </p>
            </section>
          );
        })}
      </div>
      {audit.state === 'closed' && (
        <p>
          <strong>{t('reports.evidence.conclusion')}:</strong> {audit.conclusion}{' '}
          <span className="muted">
            ({audit.closed_by}
            {audit.closed_at && `, ${formatMoment(audit.closed_at)}`})
          </span>
        </p>
      )}
    </>
  );
}

interface ResultDialogProps {
  audit: Audit;
  drawn: Drawn;
  close: () => void;
  done: () => void;
}

function ResultDialog({audit, drawn, close, done}: ResultDialogProps) {
  const {t} = useTranslation();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<{result: SampleResult; note?: string}, Audit>
      title={t('reports.evidence.recordTitle', {number: drawn.number})}
      submit={t('reports.evidence.record')}
      close={close}
      initial={{...(drawn.result && {result: drawn.result}), ...(drawn.note && {note: drawn.note})}}
      send={({result, note}) => record(audit.id, {number: drawn.number, result, note: note ?? ''})}
      done={done}
    >
      <Form.Item name="result" label={t('reports.evidence.result')} rules={required}>
        <FormSelect options={RESULTS.map((value) => ({value, label: t(`reports.evidence.${value}`)}))} />
      </Form.Item>
      <Form.Item name="note" label={t('reports.evidence.note')} extra={t('reports.evidence.noteExtra')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
