import {DownloadOutlined, UploadOutlined} from '@ant-design/icons';
import {useMutation} from '@tanstack/react-query';
import {Button} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {draftFileUrl} from '@/api/flow';
import type {Draft, SignatureRole} from '@/api/types';
import {formatSize} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';
import {useDraftFiles, type DraftFile} from './draft_files';
import {ProblemAlert} from './ProblemAlert';
import {UnsavedGuard} from './UnsavedGuard';
import {UploadBar} from './UploadBar';

/** PDFs that were signed elsewhere make the next version. */
const handInSigned = async (id: number, role: SignatureRole, files: DraftFile[], key: string): Promise<Draft> =>
  body(
    await api.POST('/api/v1/drafts/{id}/signed-files', {
      params: {path: {id}, header: {'Idempotency-Key': key}},
      body: {role, files},
    }),
  );

interface Props {
  draft: Draft;
  done: (after: Draft) => void;
  cancel: () => void;
}

/** Both ways to a digital signature: with the token on one's own machine, or with a key on the server where there is one. */
export function SignFiles({draft, done, cancel}: Props) {
  return draft.signing.map(({role, server_key: hasKey}) => (
    <SignAs key={role} role={role} hasKey={hasKey} draft={draft} done={done} cancel={cancel} />
  ));
}

const isPdf = ({name, media_type: type}: {name?: string; media_type?: string}) =>
  type === 'application/pdf' || (name ?? '').toLowerCase().endsWith('.pdf');

type Step = {files: File[]} | 'server';

function SignAs({role, hasKey, draft, done, cancel}: Props & {role: SignatureRole; hasKey: boolean}) {
  const {t} = useTranslation();
  const keyFor = useOnceKey();
  const uploading = useDraftFiles();
  const version = draft.versions.at(-1);
  const step = useMutation({
    mutationFn: async (what: Step) =>
      what === 'server'
        ? body(
            await api.POST('/api/v1/drafts/{id}/signatures', {
              params: {path: {id: draft.id}, header: {'Idempotency-Key': keyFor([role, version?.number])}},
              body: {role},
            }),
          )
        : uploading.handIn(what.files, (sent) =>
            handInSigned(draft.id, role, sent, keyFor([role, version?.number, sent])),
          ),
    onSuccess: done,
  });
  const pdfs = (version?.files ?? []).filter(isPdf);
  // A person signs the text itself; the agency every file.
  const wanted = role === 'person' ? pdfs.slice(0, 1) : pdfs;
  const stop = () => {
    uploading.stop();
    step.reset();
  };
  const isSigning = step.isPending && step.variables === 'server';
  return (
    <section className="words-form sign-files" aria-label={t(`flow.sign.as.${role}`)}>
      <UnsavedGuard dirty={uploading.going !== null} />
      <h3>{t(`flow.sign.as.${role}`)}</h3>
      {wanted.length === 0 ? (
        <p className="consequence">{t('flow.sign.noPdf')}</p>
      ) : (
        <>
          <ol>
            <li>
              {wanted.map((file) => (
                <Button
                  key={file.position}
                  icon={<DownloadOutlined />}
                  href={draftFileUrl(draft.id, file.position ?? 0)}
                  download={file.name}
                >
                  {t('flow.sign.take')}
                  {wanted.length > 1 && `: ${file.name}`}
                </Button>
              ))}
              <small>
                {wanted.length === 1 && `${wanted[0]?.name} · ${formatSize(wanted[0]?.size ?? 0)} · `}
                {t('flow.drafts.version', {number: version?.number})}
              </small>
            </li>
            <li>{t('flow.sign.own')}</li>
            <li>
              <HandIn
                isPending={step.isPending && !isSigning && uploading.going === null}
                isSending={uploading.going !== null}
                isMany={wanted.length > 1}
                send={(files) => step.mutate({files})}
              />
            </li>
          </ol>
          {uploading.going && <UploadBar {...uploading.going} stop={t('outgoing.stop')} cancel={stop} />}
          <ProblemAlert error={step.error} />
          <p className="consequence">{t(`flow.sign.will.${role}`)}</p>
          <div className="form-buttons">
            {hasKey && (
              <Button loading={isSigning} onClick={() => step.mutate('server')}>
                {t('flow.sign.onServer')}
              </Button>
            )}
            <Button onClick={cancel}>{t('app.cancel')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

interface HandInProps {
  isPending: boolean;
  /** The bar tells of it. */
  isSending: boolean;
  isMany: boolean;
  send: (files: File[]) => void;
}

/** Choosing the file is handing it in: nothing else is left to be said. */
function HandIn({isPending, isSending, isMany, send}: HandInProps) {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState('');
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        multiple={isMany}
        hidden
        aria-label={t('flow.sign.handIn')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again once it was signed again.
          event.target.value = '';
          if (files.length === 0) return;
          setNames(files.map(({name}) => name).join(', '));
          send(files);
        }}
      />
      <Button
        type="primary"
        icon={<UploadOutlined />}
        loading={isPending}
        disabled={isSending}
        onClick={() => input.current?.click()}
      >
        {t('flow.sign.handIn')}
      </Button>
      {names && <small>{names}</small>}
    </>
  );
}
