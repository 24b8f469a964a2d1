import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Input, message, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {colleagues, draftOf, leadersOf} from '@/api/flow';
import type {Draft, Schemas} from '@/api/types';
import {byLabel} from '@/habits/fold';
import {useOnceKey} from '@/habits/once_key';
import {useServerWord} from '@/habits/server_word';
import {ProblemAlert} from './ProblemAlert';
import {Sending} from './Sending';
import {SignFiles} from './SignFiles';
import {WordsForm} from './WordsForm';

type Move = Schemas['DraftMove'];
const MOVES = ['submit', 'approve', 'check', 'sign_file', 'sign', 'number', 'issue', 'back', 'abandon'] as const;
type Action = (typeof MOVES)[number];
/** Those that want nothing but a click; the sentence beside the button says what follows. */
const PLAIN: readonly Action[] = ['approve', 'check', 'number', 'issue'];

/** Remembers what became of the draft. */
function useTaken(draft: Draft) {
  const client = useQueryClient();
  return (after: Draft) => {
    client.setQueryData(draftOf(draft.id).queryKey, after);
    for (const first of ['drafts', 'work', 'counters']) void client.invalidateQueries({queryKey: [first]});
  };
}

function useDraftStep(draft: Draft, done: (after: Draft) => void) {
  const keyFor = useOnceKey();
  return useMutation({
    mutationFn: async (move: Move) => {
      const params = {path: {id: draft.id}, header: {'Idempotency-Key': keyFor({move, state: draft.state})}};
      return body(await api.POST('/api/v1/drafts/{id}/moves', {params, body: move}));
    },
    onSuccess: done,
  });
}

/** What may be done with the draft now, as buttons; a form where a step needs words or a name. */
export function DraftMoves({draft, done}: {draft: Draft; done?: (after: Draft) => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const [wanted, setChosen] = useState<Action | null>(null);
  const taken = useTaken(draft);
  const step = useDraftStep(draft, (after) => {
    taken(after);
    setChosen(null);
    void message.success(word(after.state_label));
    done?.(after);
  });
  // A signed file moves nothing; that it is signed is recorded next.
  const signed = (after: Draft) => {
    taken(after);
    setChosen(after.allowed.includes('sign') ? 'sign' : null);
    void message.success(t('flow.sign.done', {number: after.versions.length}));
  };
  const moves = MOVES.filter((action) => draft.allowed.includes(action));
  // A colleague may have moved the draft on meanwhile.
  const chosen = wanted !== null && moves.includes(wanted) ? wanted : null;
  // What was issued is not yet on its way: sending it is what comes next.
  if (moves.length === 0 && draft.document !== undefined) return <Sending id={draft.document} isNext />;
  if (moves.length === 0) return <p className="muted">{t('flow.nothingToDo')}</p>;
  // Then its first file is what comes next.
  const lacksFile = draft.versions.length === 0 && draft.allowed.includes('add_version');
  const choose = (action: Action) => {
    step.reset();
    setChosen(chosen === action ? null : action);
  };
  const take = (move: Move) => step.mutateAsync(move);
  const nameOf = (action: Action) => `draft ${draft.id} ${action}`;
  const form = {isPending: step.isPending, error: step.error, cancel: () => setChosen(null)};
  return (
    <section className="draft-moves">
      <div className="move-buttons">
        {moves.map((action, place) => (
          <Button
            key={action}
            type={place === 0 && chosen === null && !lacksFile ? 'primary' : 'default'}
            aria-expanded={chosen === action}
            danger={action === 'abandon'}
            onClick={() => choose(action)}
          >
            {t(`flow.drafts.move.${action}`)}
          </Button>
        ))}
      </div>
      {chosen === 'submit' && (
        <Submit
          {...form}
          name={nameOf('submit')}
          send={(approver, text) => take({action: 'submit', approver, ...(text && {text})})}
        />
      )}
      {chosen === 'sign' && <Sign {...form} send={(signer) => step.mutate({action: 'sign', signer})} />}
      {chosen === 'sign_file' && <SignFiles draft={draft} done={signed} cancel={() => setChosen(null)} />}
      {(chosen === 'back' || chosen === 'abandon') && (
        <WordsForm
          {...form}
          key={chosen}
          name={nameOf(chosen)}
          label={t(`flow.drafts.words.${chosen}`)}
          submit={t(`flow.drafts.move.${chosen}`)}
          consequence={t(`flow.drafts.will.${chosen}`)}
          isDanger={chosen === 'abandon'}
          send={(text) => take({action: chosen, text})}
        />
      )}
      {chosen !== null && PLAIN.includes(chosen) && (
        <WordsForm
          {...form}
          key={chosen}
          name={nameOf(chosen)}
          label={t(chosen === 'check' ? 'flow.drafts.words.check' : 'flow.drafts.words.optional')}
          submit={t(`flow.drafts.move.${chosen}`)}
          consequence={t(`flow.drafts.will.${chosen as 'approve'}`)}
          isRequired={false}
          send={(text) => take({action: chosen as Move['action'], ...(text && {text})})}
        />
      )}
    </section>
  );
}

interface FormProps {
  isPending: boolean;
  error: unknown;
  cancel: () => void;
}

function useLeaders() {
  const {data, isPending} = useQuery(colleagues);
  return {leaders: leadersOf(data), isPending};
}

function Submit({
  send,
  ...form
}: FormProps & {name: string; send: (approver: string, text: string) => Promise<unknown>}) {
  const {t} = useTranslation();
  const {leaders} = useLeaders();
  const [chosen, setChosen] = useState('');
  const approver = chosen || (leaders[0]?.login ?? '');
  return (
    <WordsForm
      {...form}
      label={t('flow.drafts.words.optional')}
      submit={t('flow.drafts.move.submit')}
      consequence={t('flow.drafts.will.submit')}
      isRequired={false}
      isReady={approver !== ''}
      send={(text) => send(approver, text)}
    >
      <Select
        showSearch
        virtual={false}
        aria-label={t('flow.leader')}
        value={approver || null}
        options={leaders.map((person) => ({value: person.login, label: person.full_name}))}
        filterOption={byLabel}
        onChange={(login: string | null) => setChosen(login ?? '')}
      />
    </WordsForm>
  );
}

/** Who signed, as it stands below the text: the name of one's own agency's leader to begin with. */
function Sign({send, isPending, error, cancel}: FormProps & {send: (signer: Schemas['Signer']) => void}) {
  const {t} = useTranslation();
  const {leaders, isPending: isComing} = useLeaders();
  const leader = leaders[0];
  const [name, setName] = useState<string | null>(null);
  const [position, setPosition] = useState<string | null>(null);
  const signer = {name: name ?? leader?.full_name ?? '', position: position ?? leader?.title ?? ''};
  return (
    <form
      className="words-form"
      onSubmit={(event) => {
        event.preventDefault();
        send({...(signer.name && {name: signer.name}), ...(signer.position && {position: signer.position})});
      }}
    >
      <label>
        {t('flow.drafts.signerName')}
        <Input value={signer.name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t('flow.drafts.signerPosition')}
        <Input value={signer.position} maxLength={200} onChange={(event) => setPosition(event.target.value)} />
      </label>
      <ProblemAlert error={error} />
      <p className="consequence">{t('flow.drafts.will.sign')}</p>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={isPending} disabled={isComing}>
          {t('flow.drafts.move.sign')}
        </Button>
        <Button onClick={cancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
