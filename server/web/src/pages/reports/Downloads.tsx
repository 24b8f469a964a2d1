import {DownloadOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useDownload} from '@/habits/download';
import {useMedia} from '@/habits/media';
import {FORMATS, type Format} from './queries';

const NARROW = '(max-width: 600px)';

interface Props {
  /** Of the file, without its ending. */
  name: string;
  fetch: (format: Format, signal: AbortSignal) => Promise<ArrayBuffer>;
  formats?: readonly Format[];
}

/** What is shown as files that the server prints. */
export function Downloads({name, fetch, formats = FORMATS}: Props) {
  const {t} = useTranslation();
  // On a phone the figures come first: the icon says enough there, and all formats stand in one line.
  const isNarrow = useMedia(NARROW);
  const download = useDownload();
  const fileOf = (format: Format) => `${name}.${format}`;
  return (
    <span className="reports-downloads">
      <ProblemAlert error={download.error} />
      {formats.map((format) => (
        <Button
          key={format}
          aria-label={t('reports.download', {format: format.toUpperCase()})}
          icon={<DownloadOutlined />}
          loading={download.name === fileOf(format)}
          disabled={download.isRunning && download.name !== fileOf(format)}
          onClick={() => download.start({name: fileOf(format), fetch: (signal) => fetch(format, signal)})}
        >
          {isNarrow ? format.toUpperCase() : t('reports.download', {format: format.toUpperCase()})}
        </Button>
      ))}
      {download.isRunning && <Button onClick={download.stop}>{t('app.stop')}</Button>}
    </span>
  );
}
