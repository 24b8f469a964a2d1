import {useQuery} from '@tanstack/react-query';
import {useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useNavigate} from 'react-router-dom';
import {documentOf, fileUrl} from '@/api/documents';
import {draftFileUrl, draftOf, handlingOf} from '@/api/flow';
import type {DocumentFile, Draft, WorkItem} from '@/api/types';
import {DraftMoves} from '@/components/DraftMoves';
import {DueText} from '@/components/DueText';
import {EmptyState} from '@/components/EmptyState';
import {FilePreview} from '@/components/FilePreview';
import {FileSelect} from '@/components/FileSelect';
import {AssignmentPanel} from '@/components/handling/AssignmentPanel';
import {ExtensionPanel} from '@/components/handling/ExtensionPanel';
import {HandlingPanel} from '@/components/handling/HandlingPanel';
import {Standing} from '@/components/handling/Standing';
import {Loading} from '@/components/Loading';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UrgencyMark} from '@/components/UrgencyMark';
import {formatDate} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {useWide} from './wide';

interface Props {
  item: WorkItem;
  /** Opens the next item. */
  goOn: () => void;
  back: ReactNode;
}

/** The item that is open: what came, and what can be done about it. */
export default function ItemView({item, goOn, back}: Props) {
  return item.kind === 'draft' ? (
    <DraftItem item={item} goOn={goOn} back={back} />
  ) : (
    <DocumentItem item={item} document={item.document ?? item.id} goOn={goOn} back={back} />
  );
}

/** Narrower screens have what is to be done before the paper: a step leads there, and one back from its end. */
const paperOf = () => document.querySelector('.work-heading ~ :not(.work-origin)');

function ToPanel() {
  const {t} = useTranslation();
  if (useWide()) return null;
  return (
    <PlainButton onClick={() => document.querySelector('.work-panel')?.scrollIntoView()}>
      {t('work.toPanel')}
    </PlainButton>
  );
}

function Heading({item, place, back}: {item: WorkItem; place: string; back: ReactNode}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const isWide = useWide();
  return (
    <header className="work-heading">
      {back}
      <h2>
        <Link to={place}>{item.subject}</Link>
      </h2>
      <p className="row-notes">
        <UrgencyMark urgency={item.urgency} />
        {item.code && <span className="number strong">{item.code}</span>}
        {item.registry_number && <span className="number">{t('work.number', {number: item.registry_number})}</span>}
        <span>{word(item.state_label)}</span>
        <DueText date={item.due_date} />
      </p>
      {!isWide && (
        <PlainButton kind="link" onClick={() => paperOf()?.scrollIntoView()}>
          {t('work.toPaper')}
        </PlainButton>
      )}
    </header>
  );
}

/** From 1: what can be read here stands before what has to be downloaded. */
const firstToRead = (files: DocumentFile[]) =>
  Math.max(
    0,
    files.findIndex((each) => each.media_type === 'application/pdf'),
  ) + 1;

function DocumentItem({item, document: id, goOn, back}: Props & {document: number}) {
  const {t} = useTranslation();
  const handling = useQuery(handlingOf(id));
  const shown = useQuery(documentOf(id));
  const document = shown.data?.document;
  const [chosen, setChosen] = useState<number | null>(null);
  const files = document?.files ?? [];
  const position = chosen ?? firstToRead(files);
  const file = files[position - 1];
  const error = handling.error ?? shown.error;
  return (
    <>
      <article className="work-item" aria-label={item.subject}>
        <Heading item={item} place={`/documents/${id}`} back={back} />
        {document && (
          <p className="work-origin muted">
            {[document.issuer_name, formatDate(document.issued_date)].filter(Boolean).join(' · ')}
          </p>
        )}
        <FileSelect files={files} position={position} choose={setChosen} />
        {document && file ? (
          <>
            <FilePreview url={fileUrl(id, position)} name={file.name} mediaType={file.media_type} />
            <ToPanel />
          </>
        ) : (
          document && <EmptyState title={t('document.noFiles')} text={t('document.noFilesText')} />
        )}
        {!document && !error && <Loading rows={10} />}
      </article>
      <aside className="work-panel" aria-label={t('flow.panel')}>
        <ProblemAlert error={error} retry={() => void (handling.refetch(), shown.refetch())} />
        {handling.data && document && (
          <>
            {(item.kind === 'direction' || item.kind === 'presentation') && (
              <HandlingPanel item={item} handling={handling.data} dueByRule={document.due_date} goOn={goOn} />
            )}
            {item.kind === 'assignment' && <AssignmentPanel item={item} handling={handling.data} goOn={goOn} />}
            {item.kind === 'extension' && <ExtensionPanel item={item} handling={handling.data} goOn={goOn} />}
            <Standing handling={handling.data} />
          </>
        )}
        {!handling.data && !error && <Loading rows={6} />}
      </aside>
    </>
  );
}

function DraftItem({item, goOn, back}: Props) {
  const {t} = useTranslation();
  const {data: draft, error, refetch} = useQuery(draftOf(item.id));
  const navigate = useNavigate();
  // Once issued it is sent: on the page of the document.
  const taken = (after: Draft) => {
    if (after.document !== undefined) navigate(`/documents/${after.document}?tab=deliveries`);
    else if (after.state !== draft?.state) goOn();
  };
  const [chosen, setChosen] = useState(1);
  const files = draft?.versions.at(-1)?.files ?? [];
  const file = files[chosen - 1] ?? files[0];
  return (
    <>
      <article className="work-item" aria-label={item.subject}>
        <Heading item={item} place={`/drafts/${item.id}`} back={back} />
        <FileSelect files={files} position={chosen} choose={setChosen} />
        {draft && file?.position ? (
          <>
            <FilePreview
              url={draftFileUrl(draft.id, file.position)}
              name={file.name ?? ''}
              mediaType={file.media_type ?? ''}
            />
            <ToPanel />
          </>
        ) : (
          draft && <EmptyState title={t('flow.drafts.noVersion')} text={t('flow.drafts.noVersionText')} />
        )}
        {!draft && !error && <Loading rows={10} />}
      </article>
      <aside className="work-panel" aria-label={t('flow.panel')}>
        <ProblemAlert error={error} retry={() => void refetch()} />
        {draft && <DraftMoves draft={draft} done={taken} />}
        <Link to={`/drafts/${item.id}`}>{t('flow.drafts.open')}</Link>
      </aside>
    </>
  );
}
