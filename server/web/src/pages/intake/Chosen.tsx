import {useQuery} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useServerWord} from '@/habits/server_word';
import {filledBy, marksOf, registrationOf, type Registration} from './fields';
import {InboxChosen} from './InboxChosen';
import {ItemActions} from './ItemActions';
import {Preview} from './Preview';
import {filedOfItem, itemOf, proposalsOf} from './queries';
import {Reading, useBoxes} from './reading';
import {RegisterForm} from './RegisterForm';

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
