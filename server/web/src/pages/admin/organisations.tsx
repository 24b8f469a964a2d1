import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {organisationsOn} from '@/api/organisations';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {fold} from '@/habits/fold';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';
import {ImportUnits} from './ImportUnits';
import {NewUnit} from './NewUnit';
import {Reorganise} from './Reorganise';
import {SearchBox} from './SearchBox';
import {UnitDrawer} from './UnitDrawer';
import {UnitTree} from './UnitTree';

const FILTERS = ['q', 'on', 'id'] as const;

/** Organisations as they stand on a day, and how they became what they are. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const [doing, setDoing] = useState<'add' | 'reorganise' | 'import' | null>(null);
  const open = (id: number) => change({id: String(id)});
  const stop = () => setDoing(null);
  return (
    <AdminPage
      section="organisations"
      actions={
        <span className="admin-buttons">
          <Button onClick={() => setDoing('import')}>{t('admin.units.import')}</Button>
          <Button onClick={() => setDoing('reorganise')}>{t('admin.units.reorganise')}</Button>
          <Button type="primary" onClick={() => setDoing('add')}>
            {t('admin.units.add')}
          </Button>
        </span>
      }
    >
      <div className="filters">
        <SearchBox value={filters.q} change={(q) => change({q})} />
        <DayInput aria-label={t('admin.units.on')} value={filters.on} onChange={(on) => change({on})} />
      </div>
      <Units words={filters.q} on={filters.on} open={open} />
      {Number(filters.id) > 0 && (
        <UnitDrawer key={filters.id} id={Number(filters.id)} open={open} close={() => change({id: ''})} />
      )}
      {doing === 'add' && <NewUnit close={stop} done={open} />}
      {doing === 'reorganise' && <Reorganise close={stop} done={open} />}
      {doing === 'import' && <ImportUnits close={stop} />}
    </AdminPage>
  );
}

function Units({words, on, open}: {words: string; on: string; open: (id: number) => void}) {
  const {t} = useTranslation();
  const answer = useQuery(organisationsOn(on || undefined));
  if (answer.isPending) return <Loading rows={10} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const asked = fold(words.trim());
  const found = answer.data.filter((unit) =>
    fold(`${unit.name} ${unit.short_name ?? ''} ${unit.code ?? ''} ${unit.notation ?? ''}`).includes(asked),
  );
  if (found.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.noneFoundText')} />;
  // What was found stands by itself; without words everything stands in the tree.
  return <UnitTree units={asked === '' ? answer.data : found} isFlat={asked !== ''} open={open} />;
}
