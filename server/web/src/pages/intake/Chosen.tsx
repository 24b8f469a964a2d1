import {useQuery} from '@tanstack/react-query';
import {useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useServerWord} from '@/habits/server_word';
import {boxesOf, filledBy, inboxRegistration, marksOf, pathOf, registrationOf, sentMarks} from './fields';
import type {Marks, Registration} from './fields';
import {ItemActions} from './ItemActions';
import {Preview} from './Preview';
import {filedOfInbox, filedOfItem, inboxItem, itemOf, proposalsOf, type InboxItem, type Proposals} from './queries';
import {RegisterForm} from './RegisterForm';
import {Signatures} from './Signatures';

export interface ChosenProps {
  /** "intake-12", "inbox-5", "paper", or nothing. */
  entry: string;
  before: Partial<Registration>;
  onSaved: (document: Document, how: 'stay' | 'next' | 'copy', values: Registration) => void;
  /** It was refused, discarded, attached or put back. */
  onGone: () => void;
  saved: ReactNode;
}

/** The two panes of the chosen line. */
export function Chosen(props: ChosenProps) {
  const [kind, id] = props.entry.split('-');
  if (kind === 'intake') return <IntakeChosen {...props} id={Number(id)} />;
  if (kind === 'inbox') return <InboxChosen {...props} id={Number(id)} />;
  return <NothingChosen {...props} isPaper={kind === 'paper'} />;
}

function NothingChosen({isPaper, before, onSaved, saved}: ChosenProps & {isPaper: boolean}) {
  const {t} = useTranslation();
  return (
    <>
      <section className="intake-preview" aria-label={t('intake.preview')}>
        <EmptyState
          title={t(isPaper ? 'intake.paperTitle' : 'intake.chooseTitle')}
          text={t(isPaper ? 'intake.paperText' : 'intake.chooseText')}
        />
      </section>
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        {isPaper && (
          <RegisterForm
            source={{kind: 'paper'}}
            proposals={null}
            marks={marksOf(null)}
            initial={before}
            onSaved={onSaved}
          />
        )}
      </section>
    </>
  );
}

/** Boxes on the page and fields of the form that show each other. */
function useBoxes(proposals: Proposals | null, marks: Marks) {
  const [active, setActive] = useState<string | null>(null);
  const choose = (field: keyof typeof pathOf) =>
    document.getElementById(pathOf[field].join('_'))?.focus({preventScroll: false});
  return {active, setActive, boxes: boxesOf(proposals, {marks, active, hover: setActive, choose})};
}

function Reading() {
  const {t} = useTranslation();
  return (
    <>
      <p className="muted">{t('intake.reading')}</p>
      <Loading rows={10} />
    </>
  );
}

function IntakeChosen({id, before, onSaved, onGone, saved}: ChosenProps & {id: number}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const item = useQuery(itemOf(id));
  const isWaiting = item.data?.state === 'waiting';
  const read = useQuery(proposalsOf(item.data && isWaiting ? filedOfItem(item.data) : null));
  const proposals = read.data ?? null;
  const marks = marksOf(proposals);
  const {active, setActive, boxes} = useBoxes(proposals, marks);
  if (item.error) return <ProblemAlert error={item.error} retry={() => void item.refetch()} />;
  if (item.data === undefined) return <Loading rows={12} />;
  return (
    <>
      <Preview filed={filedOfItem(item.data)} proposals={proposals} marks={boxes} />
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        <ItemActions item={item.data} onGone={onGone} />
        {!isWaiting ? (
          <p className="muted">{t('intake.alreadyDone', {state: word(item.data.state_label)})}</p>
        ) : read.isPending ? (
          <Reading />
        ) : (
          <RegisterForm
            source={{kind: 'intake', item: item.data}}
            proposals={proposals}
            marks={marks}
            remark={
              proposals === null || proposals.fields.length === 0
                ? word(proposals?.reason ?? t('intake.readNothing'))
                : undefined
            }
            initial={filledBy(registrationOf(proposals), before)}
            active={active}
            setActive={setActive}
            onSaved={onSaved}
          />
        )}
      </section>
    </>
  );
}

function InboxChosen({id, saved, ...props}: ChosenProps & {id: number}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {data: item, error, refetch} = useQuery(inboxItem(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (item === undefined) return <Loading rows={12} />;
  if (item.state === 'arrived') return <Arrived {...props} item={item} saved={saved} />;
  return (
    <>
      <section className="intake-preview" aria-label={t('intake.preview')}>
        <EmptyState
          title={t('intake.decided')}
          text={t(item.document === undefined ? 'intake.decidedText' : 'intake.acceptedText')}
          action={item.document !== undefined && <Link to={`/documents/${item.document}`}>{t('intake.open')}</Link>}
        />
      </section>
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        <p className="muted">
          {t('intake.alreadyDone', {state: word(item.state_label)})} {word(item.reason ?? '')}
        </p>
      </section>
    </>
  );
}

/** An exchange item that nobody decided on: what the sender said beside what its file says. */
function Arrived({item, onSaved, onGone, saved}: Omit<ChosenProps, 'entry' | 'before'> & {item: InboxItem}) {
  const {t} = useTranslation();
  const filed = filedOfInbox(item);
  const read = useQuery(proposalsOf(filed));
  const proposals = read.data ?? null;
  const marks = sentMarks(item, proposals);
  const {active, setActive, boxes} = useBoxes(proposals, marks);
  return (
    <>
      <Preview filed={filed} proposals={proposals} marks={boxes} />
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        <ItemActions inbox={item} onGone={onGone} />
        <Signatures item={item.id} files={filed.files} />
        {read.isPending ? (
          <Reading />
        ) : (
          <RegisterForm
            source={{kind: 'inbox', item}}
            proposals={proposals}
            marks={marks}
            initial={inboxRegistration(item, proposals)}
            active={active}
            setActive={setActive}
            onSaved={onSaved}
          />
        )}
      </section>
    </>
  );
}
