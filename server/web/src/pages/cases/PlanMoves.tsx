import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {WordsForm} from '@/components/WordsForm';
import {useOnceKey} from '@/habits/once_key';
import {useServerWord} from '@/habits/server_word';
import type {Plan} from './plan_queries';

type Move = Schemas['CasePlanMove'];
const MOVES = ['approve', 'submit', 'back'] as const satisfies Move['action'][];

/** Submitting, approving, sending back: buttons for what is allowed now. */
export function PlanMoves({plan}: {plan: Plan}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const client = useQueryClient();
  const keyFor = useOnceKey();
  const [chosen, setChosen] = useState<Move['action'] | null>(null);
  const step = useMutation({
    mutationFn: async (move: Move) =>
      body(
        await api.POST('/api/v1/case-plans/{id}/moves', {
          params: {path: {id: plan.id}, header: {'Idempotency-Key': keyFor({...move, since: plan.since})}},
          body: move,
        }),
      ),
    onSuccess: (after) => {
      void message.success(word(after.state_label));
      for (const first of ['case-plans', 'case-files', 'counters']) void client.invalidateQueries({queryKey: [first]});
      setChosen(null);
    },
  });
  const moves = MOVES.filter((action) => plan.allowed.includes(action));
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
            {t(`plans.move.${action}`)}
          </Button>
        ))}
      </div>
      {chosen && (
        <WordsForm
          key={chosen}
          name={`plan ${plan.id} ${chosen}`}
          label={t(`plans.words.${chosen}`)}
          submit={t(`plans.move.${chosen}`)}
          consequence={t(`plans.will.${chosen}`)}
          isRequired={chosen === 'back'}
          isPending={step.isPending}
          error={step.error}
          send={(text) => step.mutateAsync({action: chosen, ...(text && {text})})}
          cancel={() => setChosen(null)}
        />
      )}
    </section>
  );
}
