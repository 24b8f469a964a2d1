import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {CaseFile, Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {WordsForm} from '@/components/WordsForm';
import {useOnceKey} from '@/habits/once_key';
import {useServerWord} from '@/habits/server_word';
import {RetentionSelect} from './NewCaseFile';

const MOVES = ['open', 'close', 'hand_over', 'reopen'] as const satisfies Schemas['CaseFileMove']['action'][];
type Action = (typeof MOVES)[number];

/** Opening, closing, handing over: buttons for what is allowed now, each with what follows from it. */
export function CaseMoves({file}: {file: CaseFile}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const client = useQueryClient();
  const keyFor = useOnceKey();
  const [chosen, setChosen] = useState<Action | null>(null);
  const [date, setDate] = useState('');
  const [retention, setRetention] = useState(file.retention);
  const step = useMutation({
    mutationFn: async (move: Schemas['CaseFileMove']) =>
      body(
        await api.POST('/api/v1/case-files/{id}/moves', {
          params: {path: {id: file.id}, header: {'Idempotency-Key': keyFor(move)}},
          body: move,
        }),
      ),
    onSuccess: (after) => {
      void message.success(word(after.state_label));
      void client.invalidateQueries({queryKey: ['case-files']});
      void client.invalidateQueries({queryKey: ['counters']});
      setChosen(null);
    },
  });
  const moves = MOVES.filter((action) => file.allowed.includes(action));
  if (moves.length === 0) return null;
  return (
    <section>
      <div className="move-buttons">
        {moves.map((action, place) => (
          <Button
            key={action}
            type={place === 0 && chosen === null ? 'primary' : 'default'}
            aria-expanded={chosen === action}
            onClick={() => {
              step.reset();
              setChosen(chosen === action ? null : action);
            }}
          >
            {t(`flow.cases.move.${action}`)}
          </Button>
        ))}
      </div>
      {chosen && (
        <WordsForm
          key={chosen}
          name={`case file ${file.id} ${chosen}`}
          label={t(chosen === 'reopen' ? 'flow.cases.reopenReason' : 'flow.drafts.words.optional')}
          submit={t(`flow.cases.move.${chosen}`)}
          consequence={t(`flow.cases.will.${chosen}`)}
          isRequired={chosen === 'reopen'}
          isPending={step.isPending}
          error={step.error}
          send={(text) =>
            step.mutateAsync({
              action: chosen,
              ...(text && {text}),
              ...(date && (chosen === 'open' || chosen === 'close') && {date}),
              ...(chosen === 'close' && {retention}),
            })
          }
          cancel={() => setChosen(null)}
        >
          {(chosen === 'open' || chosen === 'close') && (
            <label>
              {t(`flow.cases.${chosen === 'open' ? 'start' : 'end'}`)}
              <DateBox value={date} onChange={(day = '') => setDate(day)} />
            </label>
          )}
          {chosen === 'close' && (
            <label>
              {t('flow.cases.retention')}
              <RetentionSelect value={retention} onChange={setRetention} />
            </label>
          )}
        </WordsForm>
      )}
    </section>
  );
}
