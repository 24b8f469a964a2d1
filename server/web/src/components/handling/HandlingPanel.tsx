import {Button, message, Select, Tabs} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useQuery} from '@tanstack/react-query';
import {colleagues, leadersOf} from '@/api/flow';
import type {Handling} from '@/api/types';
import {keyOf} from '@/api/work';
import {WordsForm} from '@/components/WordsForm';
import {byLabel} from '@/habits/fold';
import {HandOut, type HandOutRequest} from './HandOut';
import {useStep, type Piece, type Step} from './moves';
import {useUndo} from './undo';
import './handling.css';

interface Props {
  item: Piece;
  handling: Handling;
  dueByRule: string | undefined;
  goOn: () => void;
}

const ORDER = ['direct', 'present', 'ask_opinion', 'send_back', 'file', 'complete'] as const;

/** What may be done with the document as a whole: a tab for each, the most usual first. */
export function HandlingPanel({item, handling, dueByRule, goOn}: Props) {
  const {t} = useTranslation();
  const order =
    item.kind === 'presentation'
      ? ([...ORDER].sort((a) => (a === 'present' ? -1 : 0)) as (typeof ORDER)[number][])
      : ORDER;
  const moves = order.filter((move) => handling.allowed.includes(move));
  if (moves.length === 0) return <p className="muted">{t('flow.nothingToDo')}</p>;
  return (
    <Tabs
      className="work-tabs"
      size="small"
      tabBarGutter={16}
      destroyOnHidden
      items={moves.map((move) => ({
        key: move,
        label: t(`flow.move.${move}`),
        children: <Move move={move} item={item} handling={handling} dueByRule={dueByRule} goOn={goOn} />,
      }))}
    />
  );
}

function Move({move, item, handling, dueByRule, goOn}: Props & {move: (typeof ORDER)[number]}) {
  const {t} = useTranslation();
  const offerUndo = useUndo();
  const before = new Set(handling.assignments.map(({id}) => id));
  const step = useStep((after) => {
    const given = after.assignments.filter(({id}) => !before.has(id));
    if (move === 'direct') offerUndo(t('flow.done.direct', {code: item.code ?? item.subject}), given);
    else void message.success(t(`flow.done.${move}`));
    goOn();
  });
  const name = `${keyOf(item)} ${move}`;
  const take = (rest: Omit<Extract<Step, {of: 'handling'}>['move'], 'action'>) =>
    step.mutateAsync({of: 'handling', id: handling.document, move: {action: move, ...rest}});
  if (move === 'direct' || move === 'ask_opinion')
    return (
      <HandOut
        key={move}
        name={name}
        label={t(move === 'direct' ? 'flow.direction' : 'flow.question')}
        submit={t(`flow.submit.${move}`)}
        dueByRule={dueByRule}
        isForOpinions={move === 'ask_opinion'}
        isPending={step.isPending}
        error={step.error}
        send={({text, assignments}: HandOutRequest) => take({...(text && {text}), assignments})}
      />
    );
  if (move === 'present') return <Present name={name} isPending={step.isPending} error={step.error} send={take} />;
  return (
    <WordsForm
      name={name}
      label={t(`flow.words.${move}`)}
      submit={t(`flow.submit.${move}`)}
      consequence={t(`flow.consequence.${move}`)}
      isPending={step.isPending}
      error={step.error}
      send={(text) => take({text})}
    />
  );
}

interface PresentProps {
  name: string;
  isPending: boolean;
  error: unknown;
  send: (move: {leader: string; text?: string}) => Promise<unknown>;
}

function Present({name, isPending, error, send}: PresentProps) {
  const {t} = useTranslation();
  const {data} = useQuery(colleagues);
  const leaders = leadersOf(data);
  const [chosen, setChosen] = useState('');
  const leader = chosen || (leaders[0]?.login ?? '');
  return (
    <WordsForm
      name={name}
      label={t('flow.words.present')}
      submit={t('flow.submit.present')}
      isRequired={false}
      isReady={leader !== ''}
      isPending={isPending}
      error={error}
      send={(text) => send({leader, ...(text && {text})})}
    >
      <Select
        showSearch
        virtual={false}
        aria-label={t('flow.leader')}
        value={leader || null}
        placeholder={t('flow.leader')}
        options={leaders.map((person) => ({value: person.login, label: person.full_name}))}
        filterOption={byLabel}
        onChange={(login: string | null) => setChosen(login ?? '')}
      />
    </WordsForm>
  );
}

/** A row of buttons; the one that is pressed shows its form. */
export function MoveButtons<Move extends string>({
  moves,
  label,
  chosen,
  choose,
}: {
  moves: readonly Move[];
  label: (move: Move) => string;
  chosen: Move | null;
  choose: (move: Move | null) => void;
}) {
  return (
    <div className="move-buttons">
      {moves.map((move, place) => (
        <Button
          key={move}
          type={chosen === null && place === 0 ? 'primary' : 'default'}
          aria-expanded={chosen === move}
          onClick={() => choose(chosen === move ? null : move)}
        >
          {label(move)}
        </Button>
      ))}
    </div>
  );
}
