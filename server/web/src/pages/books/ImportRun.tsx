import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Progress} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {useOwnAccount} from '@/api/own';
import {DataTable} from '@/components/DataTable';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {rememberImportRun} from '@/habits/import_runs';
import type {Book} from './queries';
import {runImport, type linesOf, type Outcome, type Run} from './register_import';

interface Props {
  book: Book;
  /** Its name. */
  file: string;
  lines: ReturnType<typeof linesOf>;
  year: number;
  open: boolean;
  isReady: boolean;
}

/** First tried, with what would be refused; then taken over. */
export function ImportRun({book, file, lines, year, open, isReady}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const startedAt = useRef(new Date().toISOString());
  const [run, setRun] = useState<{isTrial: boolean; at: Run} | null>(null);
  const me = useOwnAccount();
  const path = `/books/${book.id}/import`;
  const remembered = {key: `${file} ${year} ${path}`, file, into: `${book.name} ${year}`, path, at: startedAt.current};
  const stopping = useRef(new AbortController());
  const going = useMutation({
    mutationFn: (isTrial: boolean) => {
      stopping.current = new AbortController();
      const asked = {book: book.id, year, open, isTrial, signal: stopping.current.signal};
      return runImport(lines, asked, (at) => {
        setRun({isTrial, at});
        const {told: _, ...numbers} = at;
        if (!isTrial && me) rememberImportRun(me.id, {...remembered, ...numbers});
      });
    },
    onSuccess: (_, isTrial) => {
      if (isTrial) return;
      for (const key of ['books', 'documents']) void client.invalidateQueries({queryKey: [key]});
    },
  });
  const isWhole = run !== null && !going.isPending && run.at.done === run.at.total;
  const isTried = isWhole && run.isTrial;
  const isTaken = isWhole && !run.isTrial;
  return (
    <section className="books-import" aria-label={t('books.import.run')}>
      <h2>{t('books.import.run')}</h2>
      <p className="muted">{t('books.import.runText')}</p>
      <UnsavedGuard dirty={going.isPending} />
      <ProblemAlert error={going.error} />
      <div className="books-import-buttons">
        <Button
          type={isTried ? 'default' : 'primary'}
          disabled={!isReady || going.isPending || isTaken}
          onClick={() => going.mutate(true)}
        >
          {t('books.import.try')}
        </Button>
        <Button
          type={isTried ? 'primary' : 'default'}
          disabled={!isReady || going.isPending || isTaken || !isTried || run.at.imported === 0}
          onClick={() => going.mutate(false)}
        >
          {t('books.import.take', {count: formatNumber(isTried ? run.at.imported : lines.length)})}
        </Button>
        {going.isPending && <Button onClick={() => stopping.current.abort()}>{t('books.import.stop')}</Button>}
      </div>
      {run !== null && <Report run={run.at} isTrial={run.isTrial} isGoing={going.isPending} />}
      {isTaken && <Link to={`/books?book=${book.id}&year=${year}`}>{t('books.import.toBook', {year})}</Link>}
    </section>
  );
}

function Report({run, isTrial, isGoing}: {run: Run; isTrial: boolean; isGoing: boolean}) {
  const {t} = useTranslation();
  const counts = {
    imported: formatNumber(run.imported),
    existing: formatNumber(run.existing),
    rejected: formatNumber(run.rejected),
  };
  const words = isGoing ? 'going' : run.done < run.total ? 'stopped' : isTrial ? 'tried' : 'taken';
  return (
    <>
      <Progress
        percent={run.total === 0 ? 100 : Math.floor((run.done / run.total) * 100)}
        aria-label={t('books.import.run')}
        status={isGoing ? 'active' : run.done < run.total ? 'exception' : 'success'}
      />
      <p role="status">
        <strong>{t(`books.import.${words}`)}</strong> {t('books.import.counts', counts)}
      </p>
      {run.told.length > 0 && <Told told={run.told} />}
    </>
  );
}

const SHOWN = 200;

function Told({told}: {told: Outcome[]}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <>
      <DataTable
        label={t('books.import.told')}
        rows={told.slice(0, SHOWN)}
        keyOf={({line}) => line}
        classOf={({outcome}) => (outcome === 'rejected' ? 'books-import-rejected' : undefined)}
        columns={[
          {key: 'line', title: t('books.import.line'), show: ({line}) => formatNumber(line)},
          {
            key: 'outcome',
            title: t('books.import.outcome'),
            show: ({outcome, violations}) => t(violations ? `books.import.outcomes.${outcome}` : 'books.import.warned'),
          },
          {
            key: 'why',
            title: t('books.import.why'),
            show: ({violations, warnings}) => (
              <ul>
                {[...(violations ?? []), ...(warnings ?? [])].map(({field, message}, place) => (
                  <li key={place}>
                    {field && <FieldName field={field} />} {word(message)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {told.length > SHOWN && (
        <p className="muted">{t('books.import.more', {count: formatNumber(told.length - SHOWN)})}</p>
      )}
    </>
  );
}

const NAMED = [
  'registry_number',
  'arrival_date',
  'issuer_name',
  'code',
  'notation',
  'issued_date',
  'type',
  'subject',
  'due_date',
  'urgency',
  'secrecy',
  'copy_count',
  'page_count',
] as const;

/** The field in the words of the columns, where it is one of them. */
function FieldName({field}: {field: string}) {
  const {t} = useTranslation();
  const known = NAMED.find((each) => each === field);
  if (field === 'signer.name') return <strong>{t('books.import.fields.signer')}:</strong>;
  return known === undefined ? null : <strong>{t(`books.import.fields.${known}`)}:</strong>;
}
