import closeCircle from '@ant-design/icons-svg/es/asn/CloseCircleFilled';
import {useTranslation} from 'react-i18next';
import {ApiProblem, ConnectionLost} from '@/api/problem';
import {Icon} from './Icon';
import {PlainButton} from './PlainButton';

interface Words {
  title: string;
  text: string;
  lines: string[];
}

/**
 * An error in words: of the server where it says some (its `detail` tells what to try), else our own. `isSent`: what was to
 * be done; only what is read is tried again by itself.
 */
export function useProblemWords(): (error: unknown, isSent?: boolean) => Words {
  const {t} = useTranslation();
  return (error, isSent = false) => {
    if (error instanceof ApiProblem)
      return {
        title: error.problem.title,
        text: error.problem.detail ?? t('problem.unexpectedText'),
        lines: error.violations.map((violation) => violation.message),
      };
    if (error instanceof ConnectionLost)
      return {
        title: t('problem.connection'),
        text: t(isSent ? 'problem.connectionUnsent' : 'problem.connectionText'),
        lines: [],
      };
    return {title: t('problem.unexpected'), text: t('problem.unexpectedText'), lines: []};
  };
}

/**
 * Shows nothing without an error. `retry`: for what is read, which is also read again when the connection is back. `atFields`:
 * the violations stand at their fields already (applyProblemToForm).
 */
export function ProblemAlert({error, retry, atFields}: {error: unknown; retry?: () => void; atFields?: boolean}) {
  const {t} = useTranslation();
  const words = useProblemWords();
  if (error === null || error === undefined) return null;
  const {title, text, lines} = words(error, retry === undefined);
  return (
    <div className="ant-alert ant-alert-error ant-alert-with-description vanthu problem-alert" role="alert">
      <span className="ant-alert-icon">
        <Icon of={closeCircle} />
      </span>
      <div className="ant-alert-content">
        <div className="ant-alert-message">{title}</div>
        <div className="ant-alert-description">
          {text}
          {!atFields && lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {retry && (
        <div className="ant-alert-action">
          <PlainButton onClick={retry}>{t('app.retry')}</PlainButton>
        </div>
      )}
    </div>
  );
}
