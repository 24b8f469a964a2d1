import {useTranslation} from 'react-i18next';

/** Lines where a page or a part of one will be. */
export function Loading({rows = 6}: {rows?: number}) {
  const {t} = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('app.loading')}>
      {Array.from({length: rows}, (_, row) => (
        <i key={row} />
      ))}
    </div>
  );
}
