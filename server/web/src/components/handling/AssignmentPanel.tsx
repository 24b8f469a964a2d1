import {message} from 'antd';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Assignment, Handling, Schemas} from '@/api/types';
import {keyOf} from '@/api/work';
import {DueChips} from '@/components/DueChips';
import {ProblemAlert} from '@/components/ProblemAlert';
import {WordsForm} from '@/components/WordsForm';
import {formatDate} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {HandOut} from './HandOut';
import {MoveButtons} from './HandlingPanel';
import {useStep, type Piece} from './moves';
import {useUndo} from './undo';
import './handling.css';

type Move = Schemas['AssignmentMove'];
const ORDER = ['acknowledge', 'give_opinion', 'finish', 'start', 'distribute', 'ask_extension', 'give_back'] as const;
type Action = (typeof ORDER)[number];
/** Done at once: no words are needed, and it is told to nobody but who gave the work. */
const AT_ONCE: readonly Action[] = ['acknowledge', 'start'];
/** After these the work no longer waits here. */
const ENDS: readonly Action[] = ['acknowledge', 'give_opinion', 'finish', 'give_back'];

/** Whether there is anything that this panel offers. */
export const hasMoves = ({allowed}: Assignment): boolean => ORDER.some((action) => allowed.includes(action));

/** One's own part: what was asked for, and what can be reported. */
export function AssignmentPanel({item, handling, goOn}: {item: Piece; handling: Handling; goOn: () => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const offerUndo = useUndo();
  const assignment = handling.assignments.find(({id}) => id === item.id);
  const before = new Set(handling.assignments.map(({id}) => id));
  const [chosen, setChosen] = useState<Action | null>(null);
  const step = useStep((after, taken) => {
    const action = taken.move.action as Action;
    setChosen(null);
    if (action === 'distribute')
      offerUndo(
        t('flow.done.distribute'),
        after.assignments.filter(({id}) => !before.has(id)),
      );
    else void message.success(t(`flow.done.${action}`));
    if (ENDS.includes(action)) goOn();
  });
  useRead(item, assignment?.allowed);
  if (assignment === undefined) return <p className="muted">{t('flow.nothingToDo')}</p>;
  const take = (move: Move) => step.mutateAsync({of: 'assignment', id: assignment.id, move});
  const nameOf = (action: Action) => `${keyOf(item)} ${action}`;
  const moves = ORDER.filter((action) => assignment.allowed.includes(action));
  const asked = assignment.extensions?.find(({state}) => state === 'asked');
  const choose = (action: Action | null) => {
    step.reset();
    if (action !== null && AT_ONCE.includes(action)) step.mutate({of: 'assignment', id: assignment.id, move: {action}});
    else setChosen(action);
  };
  return (
    <section>
      <h3>{[word(assignment.role_label), assignment.assigned_by_name].filter(Boolean).join(' · ')}</h3>
      {(assignment.instruction ?? item.instruction) && (
        <blockquote className="instruction">{assignment.instruction ?? item.instruction}</blockquote>
      )}
      {asked && <p className="consequence">{t('flow.extensionAsked', {date: formatDate(asked.until)})}</p>}
      <MoveButtons
        moves={asked ? moves.filter((move) => move !== 'ask_extension') : moves}
        label={(action) => t(`flow.move.${action}`)}
        chosen={chosen}
        choose={choose}
      />
      {chosen === null && <ProblemAlert error={step.error} />}
      {chosen === 'ask_extension' && (
        <AskExtension
          name={nameOf('ask_extension')}
          isPending={step.isPending}
          error={step.error}
          send={(until, text) => take({action: 'ask_extension', until, text})}
          cancel={() => setChosen(null)}
        />
      )}
      {chosen === 'distribute' && (
        <HandOut
          name={nameOf('distribute')}
          label={t('flow.words.distribute')}
          submit={t('flow.submit.distribute')}
          dueByRule={assignment.due_date}
          isPending={step.isPending}
          error={step.error}
          send={({text, assignments}) => take({action: 'distribute', ...(text && {text}), assignments})}
        />
      )}
      {(chosen === 'finish' || chosen === 'give_opinion' || chosen === 'give_back') && (
        <WordsForm
          key={chosen}
          name={nameOf(chosen)}
          label={t(`flow.words.${chosen}`)}
          submit={t(`flow.submit.${chosen}`)}
          consequence={t(`flow.consequence.${chosen}`, {name: assignment.assigned_by_name ?? ''})}
          isPending={step.isPending}
          error={step.error}
          send={(text) => take({action: chosen, text})}
          cancel={() => setChosen(null)}
        />
      )}
    </section>
  );
}

/** Opening it tells the one who gave the work that it was seen, once. */
function useRead(item: Piece, allowed: string[] | undefined) {
  const read = useStep();
  const isTold = useRef(false);
  const mayRead = allowed?.includes('read') ?? false;
  const {mutate} = read;
  useEffect(() => {
    if (!mayRead || isTold.current) return;
    isTold.current = true;
    mutate({of: 'assignment', id: item.id, move: {action: 'read'}});
  }, [item.id, mayRead, mutate]);
}

interface AskProps {
  name: string;
  isPending: boolean;
  error: unknown;
  send: (until: string, text: string) => Promise<unknown>;
  cancel: () => void;
}

function AskExtension({name, isPending, error, send, cancel}: AskProps) {
  const {t} = useTranslation();
  const [until, setUntil] = useState('');
  return (
    <WordsForm
      name={name}
      label={t('flow.words.ask_extension')}
      submit={t('flow.submit.ask_extension')}
      isReady={until !== ''}
      consequence={until === '' ? t('flow.untilRequired') : t('flow.consequence.ask_extension')}
      isPending={isPending}
      error={error}
      send={(text) => send(until, text)}
      cancel={cancel}
    >
      <DueChips label={t('flow.until')} value={until} onChange={setUntil} />
    </WordsForm>
  );
}
