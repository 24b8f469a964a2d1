import {Alert, Button} from 'antd';
import {useTranslation} from 'react-i18next';
import {ApiProblem, ConnectionLost} from '@/api/problem';

interface Words {
  title: string;
  text: string;
  lines: string[];
}

/** An error in words: of the server where it says some (its `detail` tells what to try), else our own. */
export function useProblemWords(): (error: unknown) => Words {
  const {t} = useTranslation();
  return (error) => {
    if (error instanceof ApiProblem)
      return {
        title: error.problem.title,
        text: error.problem.detail ?? t('problem.unexpectedText'),
        lines: error.violations.map((violation) => violation.message),
      };
    if (error instanceof ConnectionLost)
      return {title: t('problem.connection'), text: t('problem.connectionText'), lines: []};
    return {title: t('problem.unexpected'), text: t('problem.unexpectedText'), lines: []};
  };
}

/** Shows nothing without an error. `atFields`: the violations stand at their fields already (applyProblemToForm). */
export function ProblemAlert({error, retry, atFields}: {error: unknown; retry?: () => void; atFields?: boolean}) {
  const {t} = useTranslation();
  const words = useProblemWords();
  if (error === null || error === undefined) return null;
  const {title, text, lines} = words(error);
  return (
    <Alert
      className="problem-alert"
      type="error"
      showIcon
      message={title}
      description={
        <>
          {text}
          {!atFields && lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </>
      }
      action={retry && <Button onClick={retry}>{t('app.retry')}</Button>}
    />
  );
}
