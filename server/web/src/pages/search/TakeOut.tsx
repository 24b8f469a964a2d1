import {useQueryClient} from '@tanstack/react-query';
import {Alert, Button} from 'antd';
import {useRef, useState, type Dispatch, type SetStateAction} from 'react';
import {useTranslation} from 'react-i18next';
import {api, newKey} from '@/api/client';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';

export interface Added {
  caseFile: number;
  documents: number[];
}
export const NOTHING: Added = {caseFile: 0, documents: []};

/** Takes out again what a run put into a case file, and nothing that was in it before. */
export function useTakeOut({caseFile, documents}: Added, setAdded: Dispatch<SetStateAction<Added>>) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [state, setState] = useState<{isRunning: boolean; done: number}>({isRunning: false, done: 0});
  const [failure, setFailure] = useState<unknown>(null);
  const aborting = useRef<AbortController>();
  const start = async () => {
    const {signal} = (aborting.current = new AbortController());
    setFailure(null);
    setState({isRunning: true, done: 0});
    let done = 0;
    try {
      // The last one first, as one undoes by hand.
      for (const document of [...documents].reverse()) {
        if (signal.aborted) break;
        await api.POST('/api/v1/case-files/{id}/documents/{n}/withdrawal', {
          params: {path: {id: caseFile, n: document}, header: {'Idempotency-Key': newKey()}},
          body: {reason: t('search.takeOutReason')},
          signal,
        });
        done += 1;
        setState({isRunning: true, done});
        setAdded((before) => ({...before, documents: before.documents.filter((each) => each !== document)}));
      }
    } catch (refused) {
      if (!signal.aborted) setFailure(refused);
    }
    setState({isRunning: false, done});
    void client.invalidateQueries({queryKey: ['case-files']});
  };
  return {...state, start, stop: () => aborting.current?.abort(), failure};
}

interface Props {
  undo: ReturnType<typeof useTakeOut>;
  /** Still in the file. */
  count: number;
}

export function TakeOut({undo: {isRunning, done, start, stop, failure}, count}: Props) {
  const {t} = useTranslation();
  const number = (value: number) => ({count: value, replace: {count: formatNumber(value)}});
  return (
    <div className="search-take-out">
      <ProblemAlert error={failure} />
      {done > 0 && !isRunning && <Alert type="info" showIcon message={t('search.takenOut', number(done))} />}
      {count > 0 && (
        <Button loading={isRunning} onClick={() => void start()}>
          {t('search.takeOut', number(count))}
        </Button>
      )}
      {isRunning && <Button onClick={stop}>{t('search.stop')}</Button>}
    </div>
  );
}
