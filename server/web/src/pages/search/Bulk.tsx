import {Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {lazyInAnt} from '@/components/ant';
import {PlainButton} from '@/components/PlainButton';
import {formatNumber} from '@/habits/format';
import type {Query} from './queries';
import type {Selection} from './selection';

const CollectDialog = lazyInAnt(() => import('./CollectDialog'));
const ExportDialog = lazyInAnt(() => import('./ExportDialog'));

interface Props {
  selection: Selection;
  query: Query;
  total: number;
}

/** What can be done with the chosen hits; without any, with all results. */
export function Bulk({selection, query, total}: Props) {
  const {t} = useTranslation();
  const [open, setOpen] = useState<'export' | 'collect' | null>(null);
  const count = selection.isAll ? total : selection.ids.length;
  const isSome = selection.ids.length > 0 && !selection.isAll;
  const close = () => setOpen(null);
  const number = (value: number) => ({count: value, replace: {count: formatNumber(value)}});
  return (
    <div className="search-bulk" role="group" aria-label={t('search.selected', number(count))}>
      {count > 0 && (
        <span className="strong">{t(selection.isAll ? 'search.selectedAll' : 'search.selected', number(count))}</span>
      )}
      {!selection.isAll && (
        <PlainButton kind="link" size="small" onClick={selection.selectAll}>
          {t('search.selectAll', number(total))}
        </PlainButton>
      )}
      {count > 0 && (
        <PlainButton kind="link" size="small" onClick={selection.clear}>
          {t('search.selectNone')}
        </PlainButton>
      )}
      <PlainButton size="small" onClick={() => setOpen('export')}>
        {t('search.export')}
      </PlainButton>
      {count > 0 && (
        <PlainButton size="small" onClick={() => setOpen('collect')}>
          {t('search.collect')}
        </PlainButton>
      )}
      <Suspense>
        {open === 'export' && (
          <ExportDialog query={query} only={isSome ? selection.ids : []} count={count || total} close={close} />
        )}
        {open === 'collect' && (
          <CollectDialog query={query} only={isSome ? selection.ids : []} count={count} close={close} />
        )}
      </Suspense>
    </div>
  );
}
