import {useQuery} from '@tanstack/react-query';
import {Button, Form} from 'antd';
import {useEffect, useRef, useState, type KeyboardEvent} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {DuplicateDialog, DuplicateNotice} from './Duplicates';
import {pathOf, PROPOSED, type Marks, type Proposed, type Registration} from './fields';
import {MainFields, MoreFields} from './FormFields';
import {duplicatesByCode, duplicatesByFile, filedOfInbox, filedOfItem, type Duplicate, type Proposals} from './queries';
import {useSave, type How, type Source} from './save';

interface Props {
  source: Source;
  proposals: Proposals | null;
  marks: Marks;
  initial: Partial<Registration>;
  remark?: string | undefined;
  active?: string | null;
  setActive?: (field: string | null) => void;
  onSaved: (document: Document, how: How, values: Registration) => void;
}

/** What was typed for lines that somebody left for another one. */
const drafts = new Map<string, Registration>();
const draftOf = (source: Source) => (source.kind === 'paper' ? 'paper' : `${source.kind}-${source.item.id}`);
const focusOn = (id: string) => document.getElementById(id)?.focus();
/** Whoever went elsewhere while the file was read – to "Hoàn tác", to the search box – types there. */
const isElsewhere = () =>
  document.activeElement?.closest('.intake') === null &&
  document.activeElement.closest('input, textarea, .ant-notification, [role=dialog]') !== null;
const filedOf = (source: Source) => {
  if (source.kind === 'intake') return filedOfItem(source.item);
  return source.kind === 'inbox' ? filedOfInbox(source.item) : null;
};
const SAVE = 'intake-save';
/** What a clerk may change of what a sender said. */
const OWN: readonly Proposed[] = ['subject', 'reply_by'];

/** Enter goes to the next field that a person should look at, and from the last to the button. */
export function RegisterForm({source, proposals, marks, initial, remark, active = null, setActive, onSaved}: Props) {
  const {t} = useTranslation();
  const draft = draftOf(source);
  const [form] = Form.useForm<Registration>();
  const start = useRef<Partial<Registration>>(drafts.get(draft) ?? initial);
  const [dirty, setDirty] = useState(drafts.has(draft));
  const [seen, setSeen] = useState<ReadonlySet<Proposed>>(new Set());
  const [asked, setAsked] = useState({code: start.current.code ?? '', issuer: start.current.issuer_name ?? ''});
  const [comparing, setComparing] = useState<'look' | How | null>(null);
  const byFile = useQuery(duplicatesByFile(filedOf(source)));
  const byCode = useQuery(duplicatesByCode(asked.code, asked.issuer));
  const duplicates = merged([...(byFile.data ?? []), ...(byCode.data ?? [])]);

  const {save, isSaving, error, atFields} = useSave(source, {
    onSaved: (document, how, values) => {
      drafts.delete(draft);
      setDirty(false);
      onSaved(document, how, values);
    },
    onDuplicate: setComparing,
    show: (problem) => applyProblemToForm(form, problem),
  });
  const submit = async (how: How, isConfirmed = false) => {
    setComparing(null);
    const values = await form.validateFields().catch(() => null);
    if (values === null) return;
    // The server finds the same code; the same file only this page knows of.
    if (!isConfirmed && duplicates.some(({because}) => because.includes('same_bytes'))) setComparing(how);
    else save({...values}, how, isConfirmed);
  };

  // Of a paper nothing was read: every field is to be typed.
  const isUnsure = (field: Proposed) =>
    source.kind === 'inbox'
      ? OWN.includes(field) && (marks[field] === 'look' || marks[field] === 'other')
      : source.kind === 'paper' || marks[field] === 'look';
  const unsure = PROPOSED.filter(isUnsure);
  const goTo = (field: Proposed | undefined) => focusOn(field === undefined ? SAVE : pathOf[field].join('_'));
  useEffect(() => {
    if (!isElsewhere()) goTo(unsure[0]);
  }, []); // once, when it opens

  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.altKey && event.code === 'KeyC') {
      take();
      void submit('copy');
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      take();
      void submit('next');
    } else if (event.key === 'Enter' && !event.shiftKey && target.closest('input, textarea') !== null) {
      if (target.getAttribute('aria-expanded') === 'true') return; // the list of choices takes it
      take();
      const here = PROPOSED.findIndex((field) => pathOf[field].join('_') === target.id);
      const field = PROPOSED[here];
      if (field !== undefined) setSeen(new Set([...seen, field]));
      goTo(unsure.find((each) => PROPOSED.indexOf(each) > here));
    }
  };
  return (
    <div onKeyDownCapture={onKey} className="intake-register">
      <UnsavedGuard dirty={dirty} />
      {remark && <p className="muted">{remark}</p>}
      <DuplicateNotice duplicates={duplicates} compare={() => setComparing('look')} />
      <ProblemAlert error={error} atFields={atFields} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{urgency: 'normal', ...start.current}}
        onValuesChange={(_, values: Registration) => {
          drafts.set(draft, values);
          setDirty(true);
        }}
        onBlur={() => {
          const {code = '', issuer_name: issuer = ''} = form.getFieldsValue();
          if (code !== asked.code || issuer !== asked.issuer) setAsked({code, issuer});
        }}
      >
        <MainFields
          marks={marks}
          seen={seen}
          active={active}
          setActive={setActive}
          proposals={proposals}
          isFixed={source.kind === 'inbox'}
        />
        <MoreFields source={source} isOpen={error !== null || source.kind === 'paper'} />
      </Form>
      <div className="intake-buttons">
        <Button id={SAVE} type="primary" loading={isSaving} onClick={() => void submit('stay')}>
          {t(source.kind === 'inbox' ? 'intake.accept' : 'intake.register')}
        </Button>
        <Button disabled={isSaving} onClick={() => void submit('next')}>
          {t('intake.registerNext')} <kbd className="wide-only">Ctrl Enter</kbd>
        </Button>
        {source.kind !== 'inbox' && (
          <Button disabled={isSaving} onClick={() => void submit('copy')}>
            {t('intake.registerCopy')} <kbd className="wide-only">Alt C</kbd>
          </Button>
        )}
      </div>
      {comparing !== null && (
        <DuplicateDialog
          mine={form.getFieldsValue()}
          duplicates={duplicates}
          goOn={comparing === 'look' ? undefined : () => void submit(comparing, true)}
          close={() => setComparing(null)}
        />
      )}
    </div>
  );
}

const merged = (found: Duplicate[]) => [...new Map(found.map((each) => [each.document.id, each])).values()];
