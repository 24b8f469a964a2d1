import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {formatNumber} from '@/habits/format';
import {CollectDialog} from './CollectDialog';
import {ExportDialog} from './ExportDialog';
import type {Query} from './queries';
import type {Selection} from './selection';

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
        <Button type="link" size="small" onClick={selection.selectAll}>
          {t('search.selectAll', number(total))}
        </Button>
      )}
      {count > 0 && (
        <Button type="link" size="small" onClick={selection.clear}>
          {t('search.selectNone')}
        </Button>
      )}
      <Button size="small" onClick={() => setOpen('export')}>
        {t('search.export')}
      </Button>
      {count > 0 && (
        <Button size="small" onClick={() => setOpen('collect')}>
          {t('search.collect')}
        </Button>
      )}
      {open === 'export' && (
        <ExportDialog query={query} only={isSome ? selection.ids : []} count={count || total} close={close} />
      )}
      {open === 'collect' && (
        <CollectDialog query={query} only={isSome ? selection.ids : []} count={count} close={close} />
      )}
    </div>
  );
}
