import {Button, Input} from 'antd';
import {useId, useRef, useState, type KeyboardEvent} from 'react';
import {useTranslation} from 'react-i18next';
import {ApiProblem} from '@/api/problem';
import type {AssignmentRequest} from '@/api/types';
import {Assignees, requestOf, type Assignee} from '@/components/Assignees';
import {DueChips} from '@/components/DueChips';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useOwnLogin} from '@/api/own';
import {forgetBegun, useBegun} from '@/habits/begun';
import {formatDate} from '@/habits/format';
import {useShortcuts} from '@/habits/shortcuts';

const TEMPLATES = ['advise', 'reply', 'carryOut', 'report', 'inform'] as const;

interface Typed {
  text: string;
  assignees: Assignee[];
  due: string;
}
const NOTHING: Typed = {text: '', assignees: [], due: ''};
export interface HandOutRequest {
  text: string;
  assignments: AssignmentRequest[];
}

interface Props {
  /** Of the item, for what was begun. */
  name: string;
  label: string;
  submit: string;
  dueByRule?: string | undefined;
  isForOpinions?: boolean;
  isPending: boolean;
  error: unknown;
  send: (request: HandOutRequest) => Promise<unknown>;
}

/** Bút phê: a few words, who does it, until when. Keys: 1–5 words, b who, Ctrl+Enter sends. */
export function HandOut(props: Props) {
  const {name, label, submit, dueByRule, isForOpinions = false, isPending, error, send} = props;
  const {t} = useTranslation();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const ownLogin = useOwnLogin();
  const [typed, setTyped] = useBegun<Typed>(
    name,
    {...NOTHING, due: dueByRule ?? ''},
    (all) => all.text.trim() === '' && all.assignees.length === 0,
  );
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<Typed>) => setTyped({...typed, ...part});
  const hasMain = isForOpinions || typed.assignees.some((each) => each.role === 'main');
  const isReady = typed.assignees.length > 0 && hasMain && (!isForOpinions || typed.text.trim() !== '');
  const trySend = () => {
    setTried(true);
    if (!isReady || isPending) return;
    const taken = send({
      text: typed.text.trim(),
      assignments: typed.assignees.map((each) => requestOf(each, typed.due || undefined)),
    });
    // `error` tells where it was not taken.
    taken.then(() => forgetBegun(name)).catch(() => undefined);
  };
  // Before the box of names, which takes every Enter; and only of what is typed in this form, for another may stand beside it.
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    trySend();
  };
  const templates = TEMPLATES.map((each) => t(`flow.template.${each}`));
  const take = (template: string) => change({text: withTemplate(typed.text, template, templates)});
  useShortcuts(
    {
      b: () => form.current?.querySelector<HTMLElement>('.assignees-search input')?.focus(),
      ...(!isForOpinions && Object.fromEntries(templates.map((text, place) => [String(place + 1), () => take(text)]))),
    },
    {within: form},
  );
  const violations = error instanceof ApiProblem ? error.violations : [];
  const isAtFields = violations.length > 0 && violations.every(({field}) => field.startsWith('assignments['));
  return (
    <form
      ref={form}
      className="hand-out words-form"
      onKeyDownCapture={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        trySend();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={typed.text}
        placeholder={t('flow.textHint')}
        autoSize={{minRows: 2, maxRows: 8}}
        maxLength={4000}
        onChange={(event) => change({text: event.target.value})}
      />
      {isTried && isForOpinions && typed.text.trim() === '' && (
        <span className="field-error" role="alert">
          {t('flow.wordsRequired')}
        </span>
      )}
      {!isForOpinions && (
        <div className="templates" role="group" aria-label={t('flow.templates')}>
          {templates.map((text, place) => (
            <Button key={text} size="small" shape="round" onClick={() => take(text)}>
              <kbd className="wide-only">{place + 1}</kbd> {text}
            </Button>
          ))}
        </div>
      )}
      <Assignees
        value={typed.assignees}
        onChange={(assignees) => change({assignees})}
        ownLogin={ownLogin}
        error={error}
        isForOpinions={isForOpinions}
      />
      {isTried && !isReady && typed.assignees.length === 0 && (
        <span className="field-error" role="alert">
          {t('flow.assigneesRequired')}
        </span>
      )}
      {isTried && !isReady && typed.assignees.length > 0 && !hasMain && (
        <span className="field-error" role="alert">
          {t('flow.mainRequired')}
        </span>
      )}
      <DueChips label={t('flow.due')} value={typed.due} onChange={(due) => change({due})} byRule={dueByRule} />
      <ProblemAlert error={error} atFields={isAtFields} />
      {typed.assignees.length > 0 && <Consequence typed={typed} />}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {submit} <kbd className="wide-only">Ctrl ↵</kbd>
        </Button>
      </div>
    </form>
  );
}

/** One template gives way to another; words of one's own stay before it. */
function withTemplate(text: string, template: string, templates: string[]) {
  const own = text.trim();
  if (own === '' || templates.includes(own)) return template;
  return own.includes(template) ? own : `${own} ${template}`;
}

/** What will happen for the others, in one sentence, before anything is sent. */
function Consequence({typed}: {typed: Typed}) {
  const {t} = useTranslation();
  const parts = (['main', 'support', 'inform', 'opinion'] as const).flatMap((role) => {
    const names = typed.assignees.filter((each) => each.role === role).map((each) => each.name);
    return names.length > 0 ? [t(`flow.will.${role}`, {names: names.join(', ')})] : [];
  });
  return (
    <p className="consequence">
      {parts.join('; ')}
      {typed.due ? t('flow.will.due', {date: formatDate(typed.due)}) : t('flow.will.noDue')} {t('flow.will.told')}
    </p>
  );
}
