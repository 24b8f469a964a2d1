import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {signaturesOf, type InboxItem} from './queries';

type Files = NonNullable<InboxItem['document_as_sent']['files']>;

/** Who signed the files of an exchange item: checked now, before anybody decides on it. */
export function Signatures({item, files}: {item: number; files: Files}) {
  const {t} = useTranslation();
  const pdfs = files.flatMap((file, index) =>
    file.media_type === 'application/pdf' ? [{name: file.name, position: index + 1}] : [],
  );
  if (pdfs.length === 0) return null;
  return (
    <section className="intake-signatures" aria-label={t('intake.signatures')}>
      {pdfs.map(({name, position}) => (
        <OfFile key={position} item={item} position={position} name={pdfs.length > 1 ? name : undefined} />
      ))}
      <small>{t('intake.signaturesKept')}</small>
    </section>
  );
}

function OfFile({item, position, name}: {item: number; position: number; name: string | undefined}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const {data, error, refetch} = useQuery(signaturesOf(item, position));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <div>
      {name && <small>{name}</small>}
      <p className={`intake-signature-state ${data?.state ?? ''}`} role="status">
        {data ? word(data.state_label) : t('intake.signaturesChecking')}
      </p>
      {data?.reason && <p className="muted">{word(data.reason)}</p>}
      {data && data.signatures.length > 0 && (
        <ul>
          {data.signatures.map((each, place) => (
            <li key={place}>
              <span>{[each.signer, each.organisation].filter(Boolean).join(', ')}</span>
              <small>
                {[
                  word(each.integrity_label),
                  word(each.coverage_label),
                  word(each.certificate_label),
                  formatMoment(each.signed_at),
                  word(each.time_source_label ?? ''),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
