import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {similarTo} from './queries';

/** Other documents about the same, the likest first. */
export function Similar({id}: {id: number}) {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(similarTo(id));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.length === 0) return <EmptyState title={t('search.similarNone')} text={t('search.similarNoneText')} />;
  return (
    <ol className="timeline">
      {data.map((hit) => (
        <li key={hit.id}>
          <Link to={`/documents/${hit.id}`}>{hit.subject}</Link>
          <small>
            {[hit.number, hit.issuer_name, t('search.share', {share: Math.round(hit.score * 100)})]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
