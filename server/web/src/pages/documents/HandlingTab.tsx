import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {handlingOf} from '@/api/flow';
import {useOwnAccount} from '@/api/own';
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
  const {data: handling, error, refetch} = useQuery(handlingOf(document.id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (handling === undefined) return <Loading rows={6} />;
  return (
    <div className="handling-tab">
      <State handling={handling} />
      <Moves document={document} handling={handling} />
      <Standing handling={handling} />
    </div>
  );
}

function State({handling}: {handling: Handling}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {replies} = handling;
  return (
    <>
      {handling.recalled && (
        <p className="consequence">{t('registered.handling.recalled', {reason: handling.recall_reason ?? ''})}</p>
      )}
      <Facts
        facts={[
          [
            t('registered.handling.state'),
            <>
              {word(handling.state_label)}{' '}
              <small>{t('registered.handling.since', {moment: formatMoment(handling.since)})}</small>
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

function Moves({document, handling}: {document: Document; handling: Handling}) {
  const {t} = useTranslation();
  const ownId = useOwnAccount()?.id;
  const {id, subject, code} = document;
  const piece = (kind: Piece['kind'], of: number): Piece => ({kind, id: of, subject, code});
  const own = handling.assignments.filter(hasMoves);
  const asked = handling.assignments
    .filter((each) => each.assigned_by === ownId && !handling.recalled)
    .flatMap(({extensions = []}) => extensions.filter(({state}) => state === 'asked'));
  const given = handling.assignments.filter(({allowed}) => allowed.includes('take_back'));
  if (handling.allowed.length + own.length + asked.length + given.length === 0)
    return isOpen(handling) ? <p className="muted">{t('flow.nothingToDo')}</p> : null;
  return (
    <>
      {own.map((each) => (
        <AssignmentPanel key={each.id} item={piece('assignment', each.id)} handling={handling} goOn={stay} />
      ))}
      {asked.map((extension) => (
        <ExtensionPanel key={extension.id} item={piece('extension', extension.id)} handling={handling} goOn={stay} />
      ))}
      {handling.allowed.length > 0 && (
        <section>
          <HandlingPanel
            key={handling.state}
            item={piece(TO_PRESENT.includes(handling.state) ? 'presentation' : 'direction', id)}
            handling={handling}
            dueByRule={document.due_date}
            goOn={stay}
          />
        </section>
      )}
      {given.map((each) => (
        <TakeBack key={each.id} assignment={each} />
      ))}
    </>
  );
}
