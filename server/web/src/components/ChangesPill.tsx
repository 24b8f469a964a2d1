import {useTranslation} from 'react-i18next';
import './changes_pill.css';

/** Over a list that somebody reads: how much of it is otherwise by now. It changes when it is asked to. */
export function ChangesPill({count, load}: {count: number; load: () => void}) {
  const {t} = useTranslation();
  return (
    <div className="changes-pill" role="status">
      {count > 0 && (
        <button type="button" onClick={load}>
          {t('app.changes', {count})}
        </button>
      )}
    </div>
  );
}
