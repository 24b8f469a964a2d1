import {useMutation} from '@tanstack/react-query';
import {Form, Modal} from 'antd';
import {useEffect, useId, useRef, useState, type ReactNode} from 'react';
import {flushSync} from 'react-dom';
import {useTranslation} from 'react-i18next';
import {newKey} from '@/api/client';
import {isProblem} from '@/api/problem';
import {ConflictDialog, onto, type ConflictField} from './ConflictDialog';
import {focusFirstField} from './dialog_focus';
import {useLeave} from './leave';
import {applyProblemToForm} from './problem_form';
import {ProblemAlert} from './ProblemAlert';
import {UnsavedGuard} from './UnsavedGuard';
import './forms.css';

interface Props<T, Answer> {
  title: string;
  /** The word on the button that does it; one that counts is told anew while somebody types. */
  submit: string | ((fields: Partial<T>) => string);
  close: () => void;
  /** The word on the button that only closes it, where the usual one would sound like what the form does. */
  cancel?: string;
  /** Sends what was typed; `key` is the same when it is sent again. */
  send: (fields: T, key: string) => Promise<Answer>;
  done?: (answer: Answer) => void;
  initial?: Partial<T>;
  /** What will happen, before it does; told anew while somebody types. */
  outcome?: (fields: Partial<T>) => ReactNode;
  isDangerous?: boolean;
  /** False while what the outcome tells is not known yet. */
  isReady?: boolean;
  /** For 412: loads what is there now, so that the next `send` names it, and tells which fields to compare. */
  conflict?: {fields: ConflictField<T>[]; load: () => Promise<T>};
  /** For 412 where there is nothing to compare: loads what is there now, so that whoever read it can go on. */
  renew?: () => Promise<unknown>;
  width?: number;
  /** Says of each field that may stay empty that it may; not where that is nearly all of them. */
  isOptionalMarked?: boolean;
  /** Another thing to do with what the form is about, left of its buttons. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** A form over the page. It stays as it is on any error, and asks before it drops what was typed. */
export function FormDialog<T extends object, Answer>(props: Props<T, Answer>) {
  const {
    title,
    submit,
    close,
    cancel,
    send,
    done,
    initial,
    outcome,
    isDangerous,
    isReady = true,
    conflict,
    renew,
    width = 560,
    isOptionalMarked = true,
    aside,
    children,
  } = props;
  const {t} = useTranslation();
  const [form] = Form.useForm<T>();
  // The button stands outside of the form; by its id Enter in a field works too.
  const id = useId();
  const key = useRef(newKey());
  // What the fields said when it was opened, whatever is loaded behind it meanwhile.
  const begun = useRef(initial ?? {});
  const [dirty, setDirty] = useState(false);
  const [typed, setTyped] = useState<Partial<T>>(initial ?? {});
  const [atFields, setAtFields] = useState(false);
  const [versions, setVersions] = useState<{mine: T; theirs: T} | null>(null);
  const sending = useMutation({
    mutationFn: (fields: T) => send(fields, key.current),
    onSuccess: (answer) => {
      // Closed before anything follows, so that the guard of what was typed lets the page go on to what was made; of two
      // changes of the address at once the later one stays, which has to be that of `done`.
      flushSync(close);
      done?.(answer);
    },
    onError: async (error, mine) => {
      if (conflict && isProblem(error, 'precondition_failed')) {
        const theirs = await conflict.load();
        setVersions({mine: onto(theirs, mine, begun.current, conflict.fields), theirs});
        return;
      }
      if (isProblem(error, 'precondition_failed')) await renew?.();
      setAtFields(applyProblemToForm(form, error));
    },
  });
  // Of a long form the button is far below what is told here.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sending.error && !atFields) told.current?.scrollIntoView({block: 'nearest'});
  }, [sending.error, atFields]);
  const leave = useLeave(dirty, close);
  const change = (_: unknown, all: T) => {
    setDirty(true);
    setTyped(all);
    // Another thing than what was sent before: it is not the same create any more.
    if (sending.isError) key.current = newKey();
  };
  const saveChosen = (chosen: T) => {
    setVersions(null);
    form.setFieldsValue(chosen as Parameters<typeof form.setFieldsValue>[0]);
    sending.mutate(chosen);
  };
  return (
    <Modal
      open
      title={title}
      width={width}
      onCancel={leave}
      afterOpenChange={focusFirstField}
      maskClosable={false}
      {...(aside && {
        footer: (buttons: ReactNode) => (
          <>
            {aside}
            {buttons}
          </>
        ),
      })}
      okText={typeof submit === 'string' ? submit : submit(typed)}
      cancelText={cancel ?? t('app.cancel')}
      okButtonProps={{
        danger: isDangerous ?? false,
        disabled: !isReady,
        htmlType: 'submit',
        form: id,
        loading: sending.isPending,
      }}
    >
      <Form<T>
        id={id}
        form={form}
        layout="vertical"
        requiredMark={isOptionalMarked && 'optional'}
        {...(initial && {initialValues: initial})}
        onValuesChange={change}
        onFinish={(fields) => sending.mutate(fields)}
      >
        <div ref={told}>
          {versions === null && !isProblem(sending.error, 'precondition_failed') && (
            <ProblemAlert error={sending.error} atFields={atFields} />
          )}
          {!conflict && isProblem(sending.error, 'precondition_failed') && <ProblemAlert error={sending.error} />}
        </div>
        {children}
        {outcome && (
          <div className="form-outcome" role="status">
            {outcome(typed)}
          </div>
        )}
      </Form>
      <UnsavedGuard dirty={dirty} />
      {conflict && (
        <ConflictDialog versions={versions} fields={conflict.fields} onSave={saveChosen} onDiscard={close} />
      )}
    </Modal>
  );
}
