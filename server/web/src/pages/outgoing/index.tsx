import {UploadOutlined} from '@ant-design/icons';
import {useMutation, useQuery} from '@tanstack/react-query';
import {Button, Progress} from 'antd';
import {useEffect, useMemo, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {FilePreview} from '@/components/FilePreview';
import {findingMarks, inOrder} from '@/components/finding_marks';
import {Findings, idOf} from '@/components/Findings';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useFileDrop} from '@/habits/file_drop';
import {useShortcuts} from '@/habits/shortcuts';
import {IssueForm} from './IssueForm';
import {Issued} from './Issued';
import {leaveFile, prepare, type Prepared} from './queries';
import './outgoing.css';

/** Sends one file at a time; what was there before stays until the next one is ready. What is not issued in the end is left. */
function useFile() {
  const {t} = useTranslation();
  const leave = (item: number) => void leaveFile(item, t('outgoing.left'));
  const kept = useRef<number | null>(null);
  const keep = (item: number | null) => {
    if (kept.current !== null && item !== null) leave(kept.current);
    kept.current = item;
  };
  const [share, setShare] = useState(0);
  const [opened, setOpened] = useState<Prepared | null>(null);
  const aborting = useRef(new AbortController());
  const sending = useMutation({
    mutationFn: (chosen: File) => {
      setShare(0);
      aborting.current = new AbortController();
      return prepare(chosen, setShare, aborting.current.signal, leave);
    },
    onSuccess: (prepared) => {
      keep(prepared.item);
      setOpened(prepared);
    },
  });
  const leaving = useRef(() => {});
  leaving.current = () => {
    aborting.current.abort();
    if (kept.current !== null) leave(kept.current);
  };
  useEffect(() => () => leaving.current(), []);
  const stop = () => {
    aborting.current.abort();
    sending.reset();
  };
  const again = () => {
    sending.reset();
    setOpened(null);
  };
  return {share, opened, sending, stop, again, issued: () => keep(null)};
}

/** From the signed file to its number, and to those who receive it. */
export function Component() {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [issued, setIssued] = useState<Document | null>(null);
  const {share, opened, sending, stop, again, issued: taken} = useFile();
  const choose = () => input.current?.click();
  useShortcuts({t: choose}, {enabled: !issued && !sending.isPending});
  // Receivers are there before the form that asks for them.
  useQuery(organisations);
  useFileDrop('page', {take: ([dropped]) => dropped && !issued && sending.mutate(dropped)});
  return (
    <>
      <PageHeader
        title={t('outgoing.title')}
        actions={opened && !issued && !sending.isPending && <Button onClick={choose}>{t('outgoing.otherFile')}</Button>}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) sending.mutate(chosen);
          event.target.value = '';
        }}
      />
      <ProblemAlert error={sending.error} retry={choose} />
      {sending.isPending && (
        <div className="outgoing-waiting">
          <p>{t(share < 1 ? 'outgoing.uploading' : 'outgoing.checking')}</p>
          <Progress percent={Math.round(share * 100)} aria-label={t('outgoing.uploading')} />
          <Button onClick={stop}>{t('outgoing.stop')}</Button>
          {opened === null && <Loading rows={8} />}
        </div>
      )}
      {opened !== null ? (
        <Opened
          file={opened}
          isReplaced={sending.isPending}
          issued={issued}
          setIssued={(document) => {
            taken();
            setIssued(document);
          }}
          again={() => {
            setIssued(null);
            again();
          }}
        />
      ) : (
        !sending.isPending && (
          <EmptyState
            title={t('outgoing.noFile')}
            text={t('outgoing.noFileText')}
            action={
              <Button type="primary" icon={<UploadOutlined />} onClick={choose}>
                {t('outgoing.chooseFile')}
              </Button>
            }
          />
        )
      )}
    </>
  );
}

interface OpenedProps {
  file: Prepared;
  /** Another file is on its way. */
  isReplaced: boolean;
  issued: Document | null;
  setIssued: (document: Document) => void;
  again: () => void;
}

/** The file with what the check found in it, beside what it becomes. */
function Opened({file, isReplaced, issued, setIssued, again}: OpenedProps) {
  const {t} = useTranslation();
  const [active, setActive] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const findings = useMemo(() => inOrder(file.check), [file.check]);
  const choose = (finding: number) => document.getElementById(idOf(finding))?.focus();
  return (
    <div className="outgoing">
      <section className="outgoing-file" aria-label={file.name}>
        <FilePreview
          url={`/api/v1/intake/${file.item}/files/1`}
          name={file.name}
          mediaType={file.mediaType}
          marks={findingMarks(findings, {active, hover: setActive, choose})}
        />
      </section>
      <section className="outgoing-side" aria-label={t('outgoing.form')}>
        {issued ? (
          <Issued document={issued} again={again} />
        ) : (
          <>
            {findings.length > 0 && <Summary check={file.check} show={() => list.current?.scrollIntoView()} />}
            <IssueForm file={file} isReplaced={isReplaced} onIssued={setIssued} />
          </>
        )}
        <div ref={list}>
          <Findings check={file.check} findings={findings} active={active} setActive={setActive} />
        </div>
      </section>
    </div>
  );
}

/** Before the number is taken, not only below the button that takes it. */
function Summary({check, show}: {check: Prepared['check']; show: () => void}) {
  const {t} = useTranslation();
  return (
    <p className="outgoing-summary">
      {t('outgoing.checkTotal', {errors: check?.errors ?? 0, warnings: check?.warnings ?? 0})}{' '}
      <Button type="link" size="small" onClick={show}>
        {t('outgoing.checkShow')}
      </Button>
    </p>
  );
}
