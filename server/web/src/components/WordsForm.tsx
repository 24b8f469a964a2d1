import {Button, Input} from 'antd';
import {useId, useRef, useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {ApiProblem} from '@/api/problem';
import {forgetBegun, useBegun} from '@/habits/begun';
import {ProblemAlert} from './ProblemAlert';
import './forms.css';

interface Props {
  /** Of what the words are about; they are kept under it until they were taken. */
  name: string;
  label: string;
  submit: string;
  /** What happens then, for the others too. */
  consequence?: string | undefined;
  isRequired?: boolean;
  isDanger?: boolean;
  isPending: boolean;
  error: unknown;
  /** Fields of its own above the words. */
  children?: ReactNode;
  /** Nothing is sent before, and its button says so. */
  isReady?: boolean;
  /** Its button is not the main one of the page. */
  isQuiet?: boolean;
  send: (text: string) => Promise<unknown>;
  /** For a form that a button opened: it takes the focus then. */
  cancel?: (() => void) | undefined;
}

/** A step that needs a few words. Ctrl+Enter sends; what was typed stays until it was taken, also when one goes elsewhere meanwhile. */
export function WordsForm(props: Props) {
  const {name, label, submit, consequence, isRequired = true, isDanger = false, isReady = true, isPending} = props;
  const {error, send, cancel} = props;
  const {t} = useTranslation();
  const id = useId();
  const [text, setText] = useBegun(name, '', (words) => words.trim() === '');
  const shown = useRef(text);
  shown.current = text;
  const [isMissing, setMissing] = useState(false);
  const violation = (error instanceof ApiProblem ? error.violations : []).find(({field}) => field === 'text');
  const taken = (words: string) => {
    forgetBegun(name);
    // Unless somebody typed on meanwhile.
    if (shown.current.trim() === words) setText('');
  };
  const trySend = () => {
    const words = text.trim();
    setMissing(isRequired && words === '');
    if ((isRequired && words === '') || !isReady || isPending) return;
    // `error` tells where it was not taken.
    send(words)
      .then(() => taken(words))
      .catch(() => undefined);
  };
  const complaint = isMissing ? t('flow.wordsRequired') : violation?.message;
  return (
    <form
      className="words-form"
      onSubmit={(event) => {
        event.preventDefault();
        trySend();
      }}
    >
      {props.children}
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={text}
        autoFocus={cancel !== undefined}
        autoSize={{minRows: 2, maxRows: 8}}
        maxLength={4000}
        status={complaint ? 'error' : ''}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySend();
        }}
      />
      {complaint && (
        <span className="field-error" role="alert">
          {complaint}
        </span>
      )}
      <ProblemAlert error={error} atFields={violation !== undefined} />
      {consequence && <p className="consequence">{consequence}</p>}
      <div className="form-buttons">
        <Button
          type={props.isQuiet ? 'default' : 'primary'}
          htmlType="submit"
          danger={isDanger}
          loading={isPending}
          disabled={!isReady}
        >
          {submit}
        </Button>
        {cancel && <Button onClick={cancel}>{t('app.cancel')}</Button>}
      </div>
    </form>
  );
}
