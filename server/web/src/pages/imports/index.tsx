import {useQuery} from '@tanstack/react-query';
import {useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {books} from '@/api/books';
import {organisations} from '@/api/organisations';
import {useOwnAccount} from '@/api/own';
import {rolesOf} from '@/api/session';
import {DataTable} from '@/components/DataTable';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {importRuns, readImportRuns, type ImportRun} from '@/habits/import_runs';
import {useSignal} from '@/habits/signal';
import {DocumentImport} from './DocumentImport';
import './imports.css';

/** Everything that can be taken over from before, and how far it is. */
export function Component() {
  const {t} = useTranslation();
  const me = useOwnAccount();
  const isAdministrator = me !== null && rolesOf(me).includes('quan_tri');
  return (
    <div className="imports">
      <PageHeader title={t('imports.title')} />
      <DocumentImport />
      {me !== null && <Runs account={me.id} />}
      <Registers />
      {isAdministrator && (
        <section className="imports-part" aria-label={t('imports.organisations')}>
          <h2>{t('imports.organisations')}</h2>
          <p className="muted">{t('imports.organisationsText')}</p>
          <Link to="/admin/organisations">{t('imports.toOrganisations')}</Link>
        </section>
      )}
    </div>
  );
}

function Registers() {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(books);
  const {data: units = []} = useQuery(organisations);
  const nameOf = (organisation: number) => units.find(({id}) => id === organisation)?.name ?? '';
  return (
    <section className="imports-part" aria-label={t('imports.registers')}>
      <h2>{t('imports.registers')}</h2>
      <p className="muted">{t('imports.registersText')}</p>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading rows={3} />
      ) : data.length === 0 ? (
        <p>{t('imports.noBooks')}</p>
      ) : (
        <ul className="imports-books">
          {[...new Set(data.map(({organisation}) => organisation))].map((organisation) => (
            <li key={organisation}>
              <span className="muted">{nameOf(organisation)}</span>
              {data
                .filter((book) => book.organisation === organisation)
                .map(({id, name}) => (
                  <Link key={id} to={`/books/${id}/import`}>
                    {name}
                  </Link>
                ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What this browser knows of: the server answers batches and keeps no list of imports. */
function Runs({account}: {account: number}) {
  const {t} = useTranslation();
  const runs = useSignal(importRuns);
  useEffect(() => readImportRuns(account), [account]);
  return (
    <section className="imports-part" aria-label={t('imports.runs')}>
      <h2>{t('imports.runs')}</h2>
      <p className="muted">{t('imports.runsText')}</p>
      {runs.length === 0 ? (
        <p>{t('imports.noRuns')}</p>
      ) : (
        <DataTable<ImportRun>
          label={t('imports.runs')}
          rows={[...runs]}
          keyOf={({key}) => key}
          columns={[
            {key: 'file', title: t('imports.file'), show: ({file}) => file},
            {key: 'into', title: t('imports.into'), show: ({into}) => into},
            {key: 'at', title: t('imports.at'), show: ({at}) => <span className="number">{formatMoment(at)}</span>},
            {
              key: 'state',
              title: t('imports.state'),
              show: ({done, total, path}) =>
                done >= total ? (
                  t('imports.done')
                ) : (
                  <Link to={path}>{t('imports.stoppedAt', {share: Math.floor((done / total) * 100)})}</Link>
                ),
            },
            ...(['imported', 'existing', 'rejected'] as const).map((name) => ({
              key: name,
              title: t(`imports.${name}`),
              isNumber: true,
              show: (run: ImportRun) => formatNumber(run[name]),
            })),
          ]}
        />
      )}
    </section>
  );
}
