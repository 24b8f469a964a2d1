import {DeleteOutlined} from '@ant-design/icons';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Select} from 'antd';
import {useDeferredValue, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body, newKey} from '@/api/client';
import type {CaseFile, SearchHit} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useOfferUndo} from '@/components/undo';
import {WordsForm} from '@/components/WordsForm';
import {formatNumber} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';
import {caseFileOf, documentsFound, documentsIn} from './queries';

/** After a change: what the file says of itself, and what is in it. */
function useChanged(id: number) {
  const client = useQueryClient();
  return () => client.invalidateQueries({queryKey: caseFileOf(id).queryKey});
}

/** The documents in the file: put in, and taken out with a reason. */
export function Contents({file}: {file: CaseFile}) {
  const {t} = useTranslation();
  const [taken, setTaken] = useState<number | null>(null);
  const {data, error, refetch} = useQuery(documentsIn(file.id, file.document_total));
  const mayRemove = file.allowed.includes('remove');
  return (
    <section className="case-contents" aria-label={t('flow.cases.contents')}>
      <h2>
        {t('flow.cases.contents')} <span className="number muted">{formatNumber(file.document_total)}</span>
      </h2>
      {file.allowed.includes('collect') && <Collect file={file} />}
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.results.length === 0 && <EmptyState title={t('flow.cases.empty')} text={t('flow.cases.emptyText')} />}
      {data && data.results.length > 0 && (
        <ul className="case-documents">
          {data.results.map((hit) => (
            <li key={hit.id}>
              <Link to={`/documents/${hit.id}`}>
                <span className="row-title">{hit.subject}</span>
                <small className="number">{hit.number}</small>
              </Link>
              {mayRemove && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('flow.cases.removeNamed', {code: hit.number})}
                  aria-expanded={taken === hit.id}
                  onClick={() => setTaken(taken === hit.id ? null : hit.id)}
                />
              )}
              {taken === hit.id && <Remove file={file} document={hit.id} close={() => setTaken(null)} />}
            </li>
          ))}
        </ul>
      )}
      {data && data.total > data.results.length && (
        <p>
          <Link to={`/search?case_file=${file.id}`}>{t('flow.cases.searchRest', {total: data.total})}</Link>
        </p>
      )}
    </section>
  );
}

function Remove({file, document, close}: {file: CaseFile; document: number; close: () => void}) {
  const {t} = useTranslation();
  const changed = useChanged(file.id);
  const keyFor = useOnceKey();
  const remove = useMutation({
    mutationFn: (reason: string) =>
      api.POST('/api/v1/case-files/{id}/documents/{n}/withdrawal', {
        params: {path: {id: file.id, n: document}, header: {'Idempotency-Key': keyFor([document, reason])}},
        body: {reason},
      }),
    onSuccess: () => {
      close();
      return changed();
    },
  });
  return (
    <WordsForm
      name={`take out ${file.id} ${document}`}
      label={t('flow.cases.removeReason')}
      submit={t('flow.cases.remove')}
      consequence={t('flow.cases.will.remove')}
      isPending={remove.isPending}
      error={remove.error}
      send={(reason) => remove.mutateAsync(reason)}
      cancel={close}
    />
  );
}

function Collect({file}: {file: CaseFile}) {
  const {t} = useTranslation();
  const changed = useChanged(file.id);
  const keyFor = useOnceKey();
  const offerUndo = useOfferUndo();
  const [words, setWords] = useState('');
  const typed = useDeferredValue(words);
  const {data, isFetching} = useQuery(documentsFound(typed));
  const collect = useMutation({
    mutationFn: async (document: number) =>
      body(
        await api.POST('/api/v1/case-files/{id}/documents', {
          params: {path: {id: file.id}, header: {'Idempotency-Key': keyFor([document, file.document_total])}},
          body: {document},
        }),
      ),
    onSuccess: (_, document) => {
      setWords('');
      offerUndo(`collected ${document}`, t('flow.cases.collected'), t('flow.cases.notTakenOut'), () =>
        takeOut(document),
      );
      return changed();
    },
  });
  const takeOut = async (document: number) => {
    await api.POST('/api/v1/case-files/{id}/documents/{n}/withdrawal', {
      params: {path: {id: file.id, n: document}, header: {'Idempotency-Key': newKey()}},
      body: {reason: t('flow.cases.byMistake')},
    });
    await changed();
  };
  const nameOf = (hit: SearchHit) => `${hit.number} – ${hit.subject}`;
  return (
    <div className="case-collect">
      <Select
        showSearch
        virtual={false}
        value={null}
        searchValue={words}
        loading={isFetching || collect.isPending}
        filterOption={false}
        placeholder={t('flow.cases.collectHint')}
        aria-label={t('flow.cases.collect')}
        options={(data ?? []).map((hit) => ({value: hit.id, label: nameOf(hit)}))}
        notFoundContent={words.trim().length > 1 && !isFetching ? t('search.empty') : null}
        onSearch={setWords}
        onSelect={(id: number | null) => id !== null && collect.mutate(id)}
      />
      <ProblemAlert error={collect.error} />
    </div>
  );
}
