import {ArrowLeftOutlined, DiffOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useParams} from 'react-router-dom';
import {draftFileUrl, draftOf} from '@/api/flow';
import {useTypeName} from '@/api/names';
import type {Draft} from '@/api/types';
import {DraftMoves} from '@/components/DraftMoves';
import {DueText} from '@/components/DueText';
import {EmptyState} from '@/components/EmptyState';
import {Facts} from '@/components/Facts';
import {FilePreview} from '@/components/FilePreview';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import type {PageMark} from '@/components/PageMarks';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UrgencyMark} from '@/components/UrgencyMark';
import {formatMoment, formatSize} from '@/habits/format';
import {useUrlFilters} from '@/habits/url_filters';
import {useServerWord} from '@/habits/server_word';
import {Checks, useChecked} from './Checks';
import {Comments} from './Comments';
import {EditDraft} from './EditDraft';
import {History} from './History';
import {NewVersion} from './NewVersion';
import {useReceiverNames} from '@/components/ReceiversBox';
import './drafts.css';

const CompareVersions = lazy(() => import('./CompareVersions'));

const FILE = ['file'] as const;

/** One draft: the file that is on show, its versions, what was said, and what can be done. */
export function Component() {
  const id = Number(useParams().id);
  const {data: draft, error, refetch} = useQuery(draftOf(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (draft === undefined) return <Loading rows={12} />;
  return <Opened draft={draft} />;
}

/** The file that is on show: one that the address names, else the main one of the newest version. */
function useShownFile(draft: Draft) {
  const {filters, change} = useUrlFilters(FILE);
  const files = draft.versions.flatMap((version) => version.files);
  const shown = files.find((file) => String(file.position) === filters.file) ?? draft.versions.at(-1)?.files[0];
  return {shown, show: (position: number) => change({file: String(position)})};
}

function Opened({draft}: {draft: Draft}) {
  const {t} = useTranslation();
  const namesOf = useReceiverNames();
  const word = useServerWord();
  const typeName = useTypeName();
  const {shown, show} = useShownFile(draft);
  const checked = useChecked(draft, shown?.position, show);
  return (
    <>
      <PageHeader
        title={draft.subject}
        note={
          <>
            <Link to="/drafts">
              <ArrowLeftOutlined /> {t('flow.drafts.title')}
            </Link>
            <strong>{word(draft.state_label)}</strong>
            {draft.code && <span className="number strong">{draft.code}</span>}
            <UrgencyMark urgency={draft.urgency} />
          </>
        }
      />
      <div className="document">
        <Versions draft={draft} shown={shown} show={show} marks={checked.marks} />
        <aside className="document-side draft-side">
          <DraftMoves key={draft.id} draft={draft} />
          {draft.note && <p className="consequence">{draft.note}</p>}
          {draft.allowed.includes('describe') && <EditDraft key={`edit ${draft.id}`} id={draft.id} />}
          <Facts
            facts={[
              [t('documents.type'), typeName(draft.type)],
              [t('flow.drafts.notation'), draft.notation],
              [t('flow.drafts.receivers'), namesOf(draft.receivers)],
              [t('flow.drafts.language'), draft.language],
              [t('registered.correct.page_count'), draft.page_count],
              [t('registered.correct.copy_count'), draft.copy_count],
              [t('registered.correct.note'), draft.document_note],
              [
                t('registered.correct.access'),
                draft.access === 'restricted' && t('registered.correct.accessOf.restricted'),
              ],
              [t('flow.drafts.drafter'), draft.drafter_name],
              [t('flow.drafts.approver'), draft.approver_name],
              [t('flow.due'), draft.due_date && <DueText key="due" date={draft.due_date} />],
              [
                t('flow.drafts.signature'),
                [draft.signature?.position, draft.signature?.name].filter(Boolean).join(' '),
              ],
              [
                t('flow.drafts.issued'),
                draft.document && <Link to={`/documents/${draft.document}`}>{draft.code ?? draft.document}</Link>,
              ],
            ]}
          />
          <Comments draft={draft} />
          <Checks checked={checked} />
          <History key={`history ${draft.id}`} draft={draft} />
        </aside>
      </div>
    </>
  );
}

interface VersionsProps {
  draft: Draft;
  shown: Draft['versions'][number]['files'][number] | undefined;
  show: (position: number) => void;
  marks: PageMark[];
}

/** Every version with its files; what is the same as in the version before says so. */
function Versions({draft, shown, show, marks}: VersionsProps) {
  const {t} = useTranslation();
  const [isComparing, setComparing] = useState(false);
  return (
    <section className="draft-versions" aria-label={t('flow.drafts.versions')}>
      <div className="draft-tools">
        {draft.allowed.includes('add_version') && <NewVersion draft={draft.id} isFirst={draft.versions.length === 0} />}
        {draft.versions.length > 1 && (
          <Button icon={<DiffOutlined />} onClick={() => setComparing(true)}>
            {t('flow.drafts.compare')}
          </Button>
        )}
      </div>
      {isComparing && (
        <Suspense>
          <CompareVersions draft={draft} close={() => setComparing(false)} />
        </Suspense>
      )}
      {draft.versions.length === 0 && (
        <EmptyState title={t('flow.drafts.noVersion')} text={t('flow.drafts.noVersionText')} />
      )}
      <ol reversed>
        {[...draft.versions].reverse().map((version) => {
          const before = draft.versions.find(({number}) => number === version.number - 1);
          const known = new Set(before?.files.map(({digest}) => digest));
          return (
            <li key={version.number}>
              <strong>{t('flow.drafts.version', {number: version.number})}</strong>
              <small>
                {[version.account_name, formatMoment(version.at), version.note].filter(Boolean).join(' · ')}
              </small>
              <ul className="file-list">
                {version.files.map((file) => (
                  <li key={file.position} className={file === shown ? 'chosen' : undefined}>
                    <button
                      type="button"
                      aria-pressed={file === shown}
                      onClick={() => file.position !== undefined && show(file.position)}
                    >
                      <span className="file-name">{file.name}</span>
                      <small>
                        {[
                          formatSize(file.size ?? 0),
                          before && t(known.has(file.digest) ? 'flow.drafts.same' : 'flow.drafts.changed'),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </button>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {shown?.position !== undefined && (
        <FilePreview
          url={draftFileUrl(draft.id, shown.position)}
          name={shown.name ?? ''}
          mediaType={shown.media_type ?? ''}
          marks={marks}
        />
      )}
    </section>
  );
}
