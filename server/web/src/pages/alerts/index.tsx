import {useInfiniteQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Segmented} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {alertsOf, confirmAlert, type Alert} from './queries';
import './alerts.css';

const FILTERS = ['show'] as const;

/** Changes of rights that somebody else has to look at. */
export function Component() {
  const {t} = useTranslation();
  const client = useQueryClient();
  const {filters, change} = useUrlFilters(FILTERS);
  const [asked, setAsked] = useState<Alert | null>(null);
  return (
    <>
      <PageHeader title={t('alerts.title')} />
      <p className="muted">{t('alerts.text')}</p>
      <div className="filters">
        <Segmented
          aria-label={t('alerts.title')}
          value={filters.show || 'open'}
          options={[
            {value: 'open', label: t('alerts.open')},
            {value: 'all', label: t('app.all')},
          ]}
          onChange={(show) => change({show: show === 'open' ? '' : show})}
        />
      </div>
      <List isOpen={filters.show !== 'all'} ask={setAsked} />
      {asked && (
        <FormDialog<{note?: string}, Alert>
          title={t('alerts.confirmTitle')}
          submit={t('alerts.confirm')}
          close={() => setAsked(null)}
          send={({note = ''}) => confirmAlert(asked.id, note.trim())}
          done={() => {
            for (const first of ['alerts', 'counters']) void client.invalidateQueries({queryKey: [first]});
          }}
          outcome={() => t('alerts.will')}
        >
          <p>{asked.text}</p>
          <Form.Item name="note" label={t('alerts.note')}>
            <Input.TextArea autoFocus autoSize={{minRows: 2, maxRows: 6}} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** Its text begins with the kind, which stands above it already. */
const withoutKind = ({kind_label, text}: Alert) =>
  text.startsWith(`${kind_label}: `) ? text.slice(kind_label.length + 2) : text;

function List({isOpen, ask}: {isOpen: boolean; ask: (alert: Alert) => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const alerts = useInfiniteQuery(alertsOf(isOpen));
  if (alerts.isPending) return <Loading rows={6} />;
  if (alerts.isError) return <ProblemAlert error={alerts.error} retry={() => void alerts.refetch()} />;
  const items = alerts.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('alerts.none')} text={t('alerts.noneText')} />;
  return (
    <>
      <ul className="alerts">
        {items.map((alert) => (
          <li key={alert.id}>
            <div className="alerts-words">
              <span className="kind direction">{word(alert.kind_label)}</span>
              <strong>{withoutKind(alert)}</strong>
              <small>
                {[
                  alert.organisation_name,
                  t('alerts.madeBy', {name: alert.made_by_name ?? '', moment: formatMoment(alert.made_at)}),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {!alert.open && (
                <small>
                  {t('alerts.confirmedBy', {
                    name: alert.confirmed_by_name ?? '',
                    moment: formatMoment(alert.confirmed_at),
                  })}
                  {alert.note && ` · ${alert.note}`}
                </small>
              )}
            </div>
            {alert.open && <Button onClick={() => ask(alert)}>{t('alerts.confirm')}</Button>}
          </li>
        ))}
      </ul>
      {alerts.hasNextPage && (
        <Button loading={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
