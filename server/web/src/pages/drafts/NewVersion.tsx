import {UploadOutlined} from '@ant-design/icons';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Input} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {draftOf} from '@/api/flow';
import {ProblemAlert} from '@/components/ProblemAlert';
import {UnsavedGuard} from '@/components/UnsavedGuard';
import {UploadBar} from '@/components/UploadBar';
import {useDraftFiles} from '@/components/draft_files';
import {formatSize} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';
import {useShortcuts} from '@/habits/shortcuts';
import {addVersion} from './queries';

/** Files that make the next version; the first is the main one. They stay chosen until the server has them. */
export function NewVersion({draft, isFirst}: {draft: number; isFirst: boolean}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [note, setNote] = useState('');
  const keyFor = useOnceKey();
  const uploading = useDraftFiles();
  const send = useMutation({
    mutationFn: () => uploading.handIn(files, (sent) => addVersion(draft, sent, note.trim(), keyFor([note, sent]))),
    onSuccess: (after) => {
      client.setQueryData(draftOf(draft).queryKey, after);
      void client.invalidateQueries({queryKey: ['drafts', 'list']});
      setFiles([]);
      setNote('');
    },
  });
  const choose = () => input.current?.click();
  useShortcuts({t: choose}, {enabled: !send.isPending});
  const stop = () => {
    uploading.stop();
    send.reset();
  };
  return (
    <div className="new-version">
      <UnsavedGuard dirty={files.length > 0} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('flow.drafts.chooseFiles')}
        onChange={(event) => {
          setFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again once it was stopped.
          event.target.value = '';
        }}
      />
      <Button
        type={isFirst && files.length === 0 ? 'primary' : 'default'}
        icon={<UploadOutlined />}
        disabled={send.isPending}
        onClick={choose}
      >
        {t('flow.drafts.chooseFiles')}
      </Button>
      {files.length > 0 && (
        <>
          <span>{files.map((file) => `${file.name} (${formatSize(file.size)})`).join(', ')}</span>
          <Input
            value={note}
            maxLength={500}
            aria-label={t('flow.drafts.versionNote')}
            placeholder={t('flow.drafts.versionNote')}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            type="primary"
            loading={send.isPending && uploading.going === null}
            disabled={uploading.going !== null}
            onClick={() => send.mutate()}
          >
            {t('flow.drafts.sendVersion')}
          </Button>
        </>
      )}
      {uploading.going && <UploadBar {...uploading.going} stop={t('outgoing.stop')} cancel={stop} />}
      <ProblemAlert error={send.error} />
    </div>
  );
}
