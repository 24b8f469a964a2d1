import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Alert, Button, Modal, Progress, Select} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body, newKey} from '@/api/client';
import {EmptyState} from '@/components/EmptyState';
import {ProblemAlert, useProblemWords} from '@/components/ProblemAlert';
import {byLabel} from '@/habits/fold';
import {formatNumber} from '@/habits/format';
import {openCaseFiles, type Query} from './queries';
import {NOTHING, TakeOut, useTakeOut, type Added} from './TakeOut';

const MOST = 1000;
const PAGE = 200;

interface Props {
  query: Query;
  only: number[];
  count: number;
  close: () => void;
}

interface Found {
  id: number;
  number: string;
}

async function allHits(query: Query, signal: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  let cursor = '';
  do {
    const params = {query: {...query, limit: PAGE, ...(cursor && {cursor})}};
    const page = body(await api.GET('/api/v1/search', {params, signal}));
    found.push(...page.results.map(({id, number}) => ({id, number})));
    cursor = page.next_cursor ?? '';
  } while (cursor !== '' && found.length < MOST);
  return found.slice(0, MOST);
}

/** One document after the other: it can be stopped, and a refusal of one does not hold up the others. */
export default function CollectDialog({query, only, count, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const {data: files, error} = useQuery(openCaseFiles);
  const [file, setFile] = useState<number | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [state, setState] = useState<{done: number; seen: number; of: number; isOver: boolean} | null>(null);
  /** What this run put into which file, for as long as it can be taken out again. */
  const [added, setAdded] = useState<Added>(NOTHING);
  const undo = useTakeOut(added, setAdded);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const aborting = useRef(new AbortController());

  const collect = async (caseFile: number) => {
    aborting.current = new AbortController();
    const {signal} = aborting.current;
    setFailure(null);
    setRefusals([]);
    setAdded({caseFile, documents: []});
    try {
      const found = only.length > 0 ? only.map((id) => ({id, number: ''})) : await allHits(query, signal);
      let done = 0;
      for (const [seen, {id, number}] of found.entries()) {
        if (signal.aborted) break;
        setState({done, seen, of: found.length, isOver: false});
        try {
          await api.POST('/api/v1/case-files/{id}/documents', {
            params: {path: {id: caseFile}, header: {'Idempotency-Key': newKey()}},
            body: {document: id},
            signal,
          });
          done += 1;
          setAdded((before) => ({...before, documents: [...before.documents, id]}));
        } catch (refused) {
          if (signal.aborted) break;
          setRefusals((before) => [...before, `${number || id}: ${problemWords(refused).title}`]);
        }
      }
      setState({done, seen: found.length, of: found.length, isOver: true});
      void client.invalidateQueries({queryKey: ['case-files']});
    } catch (lost) {
      setState(null);
      if (!signal.aborted) setFailure(lost);
    }
  };
  const isRunning = state !== null && !state.isOver;
  const stop = () => {
    aborting.current.abort();
    undo.stop();
  };
  const number = (value: number) => ({count: value, replace: {count: formatNumber(value)}});
  return (
    <Modal
      open
      title={t('search.collectTitle')}
      onCancel={() => {
        stop();
        close();
      }}
      footer={[
        <Button key="stop" onClick={isRunning ? stop : close}>
          {t(isRunning ? 'search.stop' : 'app.close')}
        </Button>,
        !state?.isOver && (
          <Button
            key="go"
            type="primary"
            loading={isRunning}
            onClick={() => (file === null ? setAsked(true) : void collect(file))}
          >
            {t('search.collect')}
          </Button>
        ),
      ]}
    >
      <ProblemAlert error={error ?? failure} />
      {files?.length === 0 ? (
        <EmptyState title={t('search.collectChoose')} text={t('search.collectNone')} />
      ) : (
        <>
          <p>{t('search.collectText', number(Math.min(count, MOST)))}</p>
          {count > MOST && <p>{t('search.collectMost')}</p>}
          <Select
            className="search-wide"
            aria-label={t('search.collectChoose')}
            placeholder={t('search.collectChoose')}
            value={file}
            status={isAsked && file === null ? 'error' : ''}
            showSearch
            filterOption={byLabel}
            options={(files ?? []).map((one) => ({value: one.id, label: `${one.code} ${one.title}`}))}
            onChange={(chosen: number) => setFile(chosen)}
          />
          {isAsked && file === null && (
            <p role="alert" className="search-refusal">
              {t('search.collectRequired')}
            </p>
          )}
        </>
      )}
      {state && (
        <Progress
          aria-label={t('search.collectTitle')}
          percent={state.of === 0 ? 100 : Math.round((state.seen / state.of) * 100)}
        />
      )}
      {state?.isOver && (
        <Alert
          type={refusals.length > 0 ? 'warning' : 'success'}
          showIcon
          message={t('search.collectDone', {done: formatNumber(state.done), count: formatNumber(state.of)})}
          description={
            refusals.length > 0 && (
              <ul>
                {refusals.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )
          }
        />
      )}
      {state?.isOver && <TakeOut undo={undo} count={added.documents.length} />}
    </Modal>
  );
}
