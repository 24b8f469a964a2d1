import {useTranslation} from 'react-i18next';
import {PlainButton} from '@/components/PlainButton';

/** The item that was open is over; what somebody had begun to write about it is not lost. */
export function Missed({words, close}: {words: string[]; close: () => void}) {
  const {t} = useTranslation();
  return (
    <div className="work-missed" role="status">
      <p>{t('work.missed')}</p>
      {words.length > 0 && (
        <>
          <p>{t('work.missedWords')}</p>
          {words.map((each) => (
            <blockquote key={each}>{each}</blockquote>
          ))}
          <PlainButton size="small" onClick={close}>
            {t('app.close')}
          </PlainButton>
        </>
      )}
    </div>
  );
}
