import bell from '@ant-design/icons-svg/es/asn/BellOutlined';
import edit from '@ant-design/icons-svg/es/asn/EditOutlined';
import {useQuery} from '@tanstack/react-query';
import {Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {lazyInAnt} from '@/components/ant';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {savedSearches, type Filters, type SavedSearch} from './queries';

const SaveDialog = lazyInAnt(() => import('./SaveDialog'));

interface Props {
  filters: Filters;
  run: (saved: SavedSearch) => void;
}

/** The searches that this person keeps. */
export function SavedList({filters, run}: Props) {
  const {t} = useTranslation();
  const {data: saved, error, refetch} = useQuery(savedSearches);
  const [edited, setEdited] = useState<SavedSearch | 'new' | null>(null);
  const hasSomething = Object.values(filters).some((value) => value !== '');
  return (
    <section className="search-group search-saved" aria-labelledby="search-saved">
      <h2 id="search-saved">{t('search.saved')}</h2>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {saved?.length === 0 && <p className="muted">{t('search.savedNone')}</p>}
      <ul>
        {saved?.map((one) => (
          <li key={one.id}>
            <button type="button" className="search-facet" onClick={() => run(one)}>
              <span>{one.name}</span>
              {one.alerts && (
                <span role="img" aria-label={t('search.alertsOn')} title={t('search.alertsOn')}>
                  <Icon of={bell} />
                </span>
              )}
            </button>
            <PlainButton
              kind="text"
              size="small"
              icon={<Icon of={edit} />}
              aria-label={t('search.change', {name: one.name})}
              onClick={() => setEdited(one)}
            />
          </li>
        ))}
      </ul>
      {hasSomething && (
        <PlainButton size="small" onClick={() => setEdited('new')}>
          {t('search.save')}
        </PlainButton>
      )}
      <Suspense>
        {edited !== null && (
          <SaveDialog saved={edited === 'new' ? undefined : edited} filters={filters} close={() => setEdited(null)} />
        )}
      </Suspense>
    </section>
  );
}
