import {UploadOutlined} from '@ant-design/icons';
import {useMutation} from '@tanstack/react-query';
import {Button, Progress} from 'antd';
import {useMemo, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {FilePreview} from '@/components/FilePreview';
import {findingMarks, inOrder} from '@/components/finding_marks';
import {Findings, idOf} from '@/components/Findings';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {IssueForm} from './IssueForm';
import {Issued} from './Issued';
import {prepare, type Prepared} from './queries';
import './outgoing.css';

/** From the signed file to its number, and to those who receive it. */
export function Component() {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const [issued, setIssued] = useState<Document | null>(null);
  const file = useMutation({mutationFn: (chosen: File) => prepare(chosen, setShare, new AbortController().signal)});
  const choose = () => input.current?.click();
  const again = () => {
    setIssued(null);
    setShare(0);
    file.reset();
  };
  return (
    <>
      <PageHeader
        title={t('outgoing.title')}
        actions={file.data && !issued && <Button onClick={choose}>{t('outgoing.otherFile')}</Button>}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx"
        data-outgoing-file
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) file.mutate(chosen);
          event.target.value = '';
        }}
      />
      <ProblemAlert error={file.error} retry={choose} />
      {file.isPending ? (
        <div className="outgoing-waiting">
          <p>{t(share < 1 ? 'outgoing.uploading' : 'outgoing.checking')}</p>
          <Progress percent={Math.round(share * 100)} aria-label={t('outgoing.uploading')} />
          <Loading rows={8} />
        </div>
      ) : file.data === undefined ? (
        <EmptyState
          title={t('outgoing.noFile')}
          text={t('outgoing.noFileText')}
          action={
            <Button type="primary" icon={<UploadOutlined />} onClick={choose}>
              {t('outgoing.chooseFile')}
            </Button>
          }
        />
      ) : (
        <Opened key={file.data.item} file={file.data} issued={issued} setIssued={setIssued} again={again} />
      )}
    </>
  );
}

interface OpenedProps {
  file: Prepared;
  issued: Document | null;
  setIssued: (document: Document) => void;
  again: () => void;
}

/** The file with what the check found in it, beside what it becomes. */
function Opened({file, issued, setIssued, again}: OpenedProps) {
  const {t} = useTranslation();
  const [active, setActive] = useState<number | null>(null);
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
        {issued ? <Issued document={issued} again={again} /> : <IssueForm file={file} onIssued={setIssued} />}
        <Findings check={file.check} findings={findings} active={active} setActive={setActive} />
      </section>
    </div>
  );
}
