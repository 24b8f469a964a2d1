import {DownloadOutlined} from '@ant-design/icons';
import {useMutation} from '@tanstack/react-query';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useMedia} from '@/habits/media';
import {saveFile} from '@/habits/save_file';
import {FORMATS, type Format} from './queries';

const NARROW = '(max-width: 600px)';

interface Props {
  /** Of the file, without its ending. */
  name: string;
  fetch: (format: Format) => ReturnType<typeof import('./queries').printed>;
  formats?: readonly Format[];
}

/** What is shown as files that the server prints. */
export function Downloads({name, fetch, formats = FORMATS}: Props) {
  const {t} = useTranslation();
  // On a phone the figures come first: the icon says enough there, and all formats stand in one line.
  const isNarrow = useMedia(NARROW);
  const saving = useMutation({
    mutationFn: async (format: Format) => saveFile(await fetch(format), `${name}.${format}`),
  });
  return (
    <span className="reports-downloads">
      <ProblemAlert error={saving.error} />
      {formats.map((format) => (
        <Button
          key={format}
          aria-label={t('reports.download', {format: format.toUpperCase()})}
          icon={<DownloadOutlined />}
          loading={saving.isPending && saving.variables === format}
          onClick={() => saving.mutate(format)}
        >
          {isNarrow ? format.toUpperCase() : t('reports.download', {format: format.toUpperCase()})}
        </Button>
      ))}
    </span>
  );
}
