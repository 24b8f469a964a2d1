import {CloseOutlined, ReloadOutlined} from '@ant-design/icons';
import {Button, Progress} from 'antd';
import {useTranslation} from 'react-i18next';
import {useProblemWords} from './ProblemAlert';
import './upload_bar.css';

interface Props {
  name: string;
  /** From 0 to 1. */
  share: number;
  error?: unknown;
  /** The word on the button that stops it; a cross without one. */
  stop?: string;
  cancel: () => void;
  again?: () => void;
}

/** A file on its way to the server: how far it is, and how to stop it. */
export function UploadBar({name, share, error, stop, cancel, again}: Props) {
  const {t} = useTranslation();
  const words = useProblemWords();
  return (
    <div className="upload-bar">
      <div>
        <span className="upload-name">{name}</span>
        {error !== undefined && again && (
          <Button size="small" icon={<ReloadOutlined />} aria-label={t('app.retry')} onClick={again} />
        )}
        {stop ? (
          <Button size="small" onClick={cancel}>
            {stop}
          </Button>
        ) : (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('app.cancel')} onClick={cancel} />
        )}
      </div>
      <Progress
        percent={Math.round(share * 100)}
        size="small"
        status={error === undefined ? 'active' : 'exception'}
        aria-label={t('intake.uploading', {name})}
      />
      {error !== undefined && <small role="alert">{words(error).text}</small>}
    </div>
  );
}
