import {UploadOutlined} from '@ant-design/icons';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Input, Progress} from 'antd';
import {useId, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useOwnAccount} from '@/api/own';
import {DataTable} from '@/components/DataTable';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {formatNumber, formatSize} from '@/habits/format';
import {rememberImportRun} from '@/habits/import_runs';
import {useShortcuts} from '@/habits/shortcuts';
import {begun, runImport, type Progress as Run} from './document_import';

const MOST_SOURCE = 30;

/** "nam 2019.jsonl" → "nam 2019": from which place the records are, unless they say it. */
const sourceOf = (file: File) => file.name.replace(/\.[^.]*$/, '').slice(0, MOST_SOURCE);

/** Documents that exist already, from a file of records: begun, stopped, gone on with. */
export function DocumentImport() {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const choose = () => input.current?.click();
  useShortcuts({t: choose});
  return (
    <section className="imports-part" aria-label={t('imports.documents')}>
      <h2>{t('imports.documents')}</h2>
      <p className="muted">{t('imports.documentsText')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,.ndjson,application/x-ndjson"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          event.target.value = '';
        }}
      />
      <div className="imports-buttons">
        <Button type={file === null ? 'primary' : 'default'} icon={<UploadOutlined />} onClick={choose}>
          {t(file === null ? 'imports.choose' : 'imports.other')}
        </Button>
        {file !== null && (
          <span>
            <strong>{file.name}</strong> <span className="number muted">{formatSize(file.size)}</span>
          </span>
        )}
      </div>
      {file !== null && <Importing key={`${file.name} ${file.lastModified}`} file={file} />}
    </section>
  );
}

function Importing({file}: {file: File}) {
  const {t} = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const me = useOwnAccount();
  const [source, setSource] = useState(sourceOf(file));
  const [run, setRun] = useState<Run>(begun(file));
  const stopping = useRef(new AbortController());
  const at = useRef(new Date().toISOString());
  const tell = (progress: Run) => {
    setRun(progress);
    const {done, total, imported, existing, rejected} = progress;
    const key = `${file.name}|${file.size}|${source}`;
    const line = {key, file: file.name, into: source, path: '/imports', at: at.current};
    if (me) rememberImportRun(me.id, {...line, done, total, imported, existing, rejected});
  };
  const going = useMutation({
    mutationFn: () => {
      stopping.current = new AbortController();
      const asked = {source, from: run, unreadable: t('imports.unreadable'), signal: stopping.current.signal};
      return runImport(file, asked, tell);
    },
    onSettled: () => client.invalidateQueries({queryKey: ['documents']}),
  });
  const isWhole = run.done === run.total && going.isSuccess;
  const isBegun = run.done > 0;
  return (
    <>
      <UnsavedGuard dirty={going.isPending} />
      <ProblemAlert error={going.error} />
      <div className="imports-source">
        <label htmlFor={id}>{t('imports.source')}</label>
        <Input
          id={id}
          value={source}
          maxLength={MOST_SOURCE}
          disabled={going.isPending || isBegun}
          onChange={(event) => setSource(event.target.value)}
          aria-describedby={`${id}-help`}
        />
        <small id={`${id}-help`}>{t('imports.sourceHelp')}</small>
      </div>
      <div className="imports-buttons">
        {!isWhole && (
          <Button
            type="primary"
            loading={going.isPending}
            disabled={source.trim() === ''}
            onClick={() => going.mutate()}
          >
            {t(isBegun ? 'imports.goOn' : 'imports.start')}
          </Button>
        )}
        {going.isPending && <Button onClick={() => stopping.current.abort()}>{t('imports.stop')}</Button>}
      </div>
      {(isBegun || going.isPending || isWhole) && <Standing run={run} isGoing={going.isPending} isWhole={isWhole} />}
    </>
  );
}

function Standing({run, isGoing, isWhole}: {run: Run; isGoing: boolean; isWhole: boolean}) {
  const {t} = useTranslation();
  const counts = {
    imported: formatNumber(run.imported),
    existing: formatNumber(run.existing),
    rejected: formatNumber(run.rejected),
  };
  return (
    <>
      <Progress
        percent={run.total === 0 ? 100 : Math.floor((run.done / run.total) * 100)}
        aria-label={t('imports.documents')}
        status={isGoing ? 'active' : isWhole ? 'success' : 'exception'}
      />
      <p role="status">
        <strong>{t(isGoing ? 'imports.going' : isWhole ? 'imports.done' : 'imports.stopped')}</strong>{' '}
        {t('imports.counts', counts)}
      </p>
      {run.told.length > 0 && (
        <DataTable
          label={t('imports.rejectedOnes')}
          rows={run.told.map((line, place) => ({...line, place}))}
          keyOf={({place}) => place}
          columns={[
            {key: 'name', title: t('imports.record'), show: ({name}) => name},
            {key: 'why', title: t('imports.why'), show: ({why}) => why.join(' ')},
          ]}
        />
      )}
    </>
  );
}
