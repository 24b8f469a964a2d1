import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {handlingOf} from '@/api/flow';
import {useHoldsRole, useOwnAccount} from '@/api/own';
import type {Document, Handling} from '@/api/types';
import {DueText} from '@/components/DueText';
import {Facts} from '@/components/Facts';
import {AssignmentPanel, hasMoves} from '@/components/handling/AssignmentPanel';
import {ExtensionPanel} from '@/components/handling/ExtensionPanel';
import {HandlingPanel} from '@/components/handling/HandlingPanel';
import type {Piece} from '@/components/handling/moves';
import {Standing} from '@/components/handling/Standing';
import {TakeBack} from '@/components/handling/TakeBack';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';

/** Nobody has directed it yet: presenting it comes first. */
const TO_PRESENT: readonly Handling['state'][] = ['registered', 'returned'];
/** One stays on the page after a step. */
const stay = () => undefined;

/** Who has the document, what was said and until when; and whatever the reader may do about it now. */
export function HandlingTab({document}: {document: Document}) {
  const {t} = useTranslation();
  const {data: handling, error, refetch} = useQuery(handlingOf(document.id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (handling === undefined) return <Loading rows={6} />;
  return (
    <div className="handling-tab">
      <State handling={handling} />
      {/* Before anybody directed it the next step is what counts, afterwards who has it. */}
      <Own document={document} handling={handling} />
      {!isDirected(handling) && <Whole document={document} handling={handling} />}
      <Standing handling={handling} />
      {isDirected(handling) && <Whole document={document} handling={handling} />}
      <Given handling={handling} />
      {isOpen(handling) && !mayAny(handling) && <p className="muted">{t('flow.nothingToDo')}</p>}
    </div>
  );
}

function RecallAsked({asked: {inbox, reason}}: {asked: NonNullable<Handling['recall_asked']>}) {
  const {t} = useTranslation();
  const mayAnswer = useHoldsRole('van_thu');
  return (
    <p className="consequence">
      {t('registered.handling.recallAsked', {reason: asSentence(reason)})}{' '}
      {mayAnswer && <Link to={`/intake?item=inbox-${inbox}&step=form`}>{t('registered.handling.toRecallAnswer')}</Link>}
    </p>
  );
}

const asSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

function State({handling}: {handling: Handling}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {replies} = handling;
  return (
    <>
      {handling.recall_asked && <RecallAsked asked={handling.recall_asked} />}
      {handling.recalled && (
        <p className="consequence">{t('registered.handling.recalled', {reason: handling.recall_reason ?? ''})}</p>
      )}
      <Facts
        facts={[
          [
            t('registered.handling.state'),
            <>
              {word(handling.state_label)}
              <small className="handling-since">
                {t('registered.handling.since', {moment: formatMoment(handling.since)})}
              </small>
            </>,
          ],
          [t('registered.handling.with'), handling.state === 'presented' && handling.presented_to_name],
          [
            t('registered.handling.due'),
            handling.due_date && (
              <>
                {formatDate(handling.due_date)} {isOpen(handling) && <DueText date={handling.due_date} />}
              </>
            ),
          ],
          [
            t('registered.handling.replies'),
            replies.length > 0 && (
              <ul>
                {replies.map((reply) => (
                  <li key={reply.document}>
                    <Link to={`/documents/${reply.document}`}>{reply.code || reply.document}</Link>{' '}
                    <small>{word(reply.reason_label)}</small>
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </>
  );
}

const isOpen = ({state}: Handling) => state !== 'completed' && state !== 'filed';
const isDirected = ({assignments}: Handling) => assignments.length > 0;
const mayAny = ({allowed, assignments}: Handling) => allowed.length > 0 || assignments.some(hasMoves);

interface PartProps {
  document: Document;
  handling: Handling;
}
const pieceOf = ({subject, code}: Document, kind: Piece['kind'], id: number): Piece => ({kind, id, subject, code});

/** The reader's own work, and what those ask for to whom the reader gave some. */
function Own({document, handling}: PartProps) {
  const ownId = useOwnAccount()?.id;
  const asked = handling.assignments
    .filter((each) => each.assigned_by === ownId && !handling.recalled)
    .flatMap(({extensions = []}) => extensions.filter(({state}) => state === 'asked'));
  return (
    <>
      {handling.assignments.filter(hasMoves).map(({id}) => (
        <AssignmentPanel key={id} item={pieceOf(document, 'assignment', id)} handling={handling} goOn={stay} />
      ))}
      {asked.map(({id}) => (
        <ExtensionPanel key={id} item={pieceOf(document, 'extension', id)} handling={handling} goOn={stay} />
      ))}
    </>
  );
}

/** What may be done with the document as a whole. */
function Whole({document, handling}: PartProps) {
  if (handling.allowed.length === 0) return null;
  const kind = TO_PRESENT.includes(handling.state) ? 'presentation' : 'direction';
  return (
    <section>
      <HandlingPanel
        key={handling.state}
        item={pieceOf(document, kind, document.id)}
        handling={handling}
        dueByRule={document.due_date}
        goOn={stay}
      />
    </section>
  );
}

/** Work that can still be taken back. */
function Given({handling}: {handling: Handling}) {
  return handling.assignments
    .filter(({allowed}) => allowed.includes('take_back'))
    .map((each) => <TakeBack key={each.id} assignment={each} />);
}
