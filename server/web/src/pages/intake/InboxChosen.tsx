import {useQuery} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useServerWord} from '@/habits/server_word';
import {inboxRegistration, sentMarks, type Registration} from './fields';
import {ItemActions} from './ItemActions';
import {Preview} from './Preview';
import {filedOfInbox, inboxItem, proposalsOf, type InboxItem} from './queries';
import {Reading, useBoxes} from './reading';
import {RecallAnswer} from './RecallAnswer';
import {RegisterForm} from './RegisterForm';
import {Signatures} from './Signatures';
import {Update} from './Update';

interface Props {
  onSaved: (document: Document, how: 'stay' | 'next' | 'copy', values: Registration) => void;
  onGone: () => void;
  saved: ReactNode;
}

/** What the exchange brought: to register, to agree to, to give back, or only what became of it. */
export function InboxChosen({id, ...props}: Props & {id: number}) {
  const {data: item, error, refetch} = useQuery(inboxItem(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (item === undefined) return <Loading rows={12} />;
  if (item.state !== 'arrived') return <Decided {...props} item={item} />;
  return item.kind === 'update' ? <Update {...props} item={item} /> : <Arrived {...props} item={item} />;
}

function Decided({item, onGone, saved}: Omit<Props, 'onSaved'> & {item: InboxItem}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const isAsked = item.recall?.state === 'asked';
  return (
    <>
      <section className="intake-preview" aria-label={t('intake.preview')}>
        <EmptyState
          title={(isAsked && item.document_as_sent.subject) || t('intake.decided')}
          text={t(item.document === undefined ? 'intake.decidedText' : 'intake.acceptedText')}
          action={item.document !== undefined && <Link to={`/documents/${item.document}`}>{t('intake.open')}</Link>}
        />
      </section>
      <section className="intake-form" aria-label={t('intake.form')}>
        {saved}
        {isAsked ? (
          <RecallAnswer item={item} onDone={onGone} />
        ) : (
          <p className="muted">
            {t('intake.alreadyDone', {state: word(item.recall?.state_label ?? item.state_label)})}{' '}
            {word(item.recall?.answer ?? item.recall?.reason ?? item.reason ?? '')}
          </p>
        )}
      </section>
    </>
  );
}

/** An exchange item that nobody decided on: what the sender said beside what its file says. */
function Arrived({item, onSaved, onGone, saved}: Props & {item: InboxItem}) {
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
        <Replaces item={item} />
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

/** The documents here that it takes the place of, as far as they came. */
function Replaces({item}: {item: InboxItem}) {
  const {t} = useTranslation();
  if (item.kind !== 'replace') return null;
  const registered = (item.changes ?? []).flatMap(({document}) => (document === undefined ? [] : [document]));
  return (
    <p className="consequence">
      {t(registered.length > 0 ? 'intake.replaces' : 'intake.replacesLater')}{' '}
      {registered.map((document) => (
        <Link key={document} to={`/documents/${document}`}>
          {t('intake.open')}
        </Link>
      ))}
    </p>
  );
}
