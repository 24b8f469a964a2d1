import {CaretDownOutlined, CaretRightOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useMemo, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {formatDate} from '@/habits/format';
import type {Unit} from './organisation_queries';

interface Props {
  units: Unit[];
  isFlat: boolean;
  open: (id: number) => void;
}

/** Units below those they belong to; the first two levels are open. */
export function UnitTree({units, isFlat, open}: Props) {
  const {t} = useTranslation();
  const below = useMemo(() => {
    const known = new Set(units.map(({id}) => id));
    const sorted = new Map<number, Unit[]>();
    for (const unit of units) {
      const parent = !isFlat && unit.parent !== undefined && known.has(unit.parent) ? unit.parent : 0;
      sorted.set(parent, [...(sorted.get(parent) ?? []), unit]);
    }
    return sorted;
  }, [units, isFlat]);
  return (
    <nav className="admin-tree" aria-label={t('admin.sections.organisations')}>
      <Level parent={0} depth={0} below={below} open={open} />
    </nav>
  );
}

interface LevelProps {
  parent: number;
  depth: number;
  below: Map<number, Unit[]>;
  open: (id: number) => void;
}

function Level({parent, depth, below, open}: LevelProps) {
  return (
    <ul className={depth > 0 ? 'admin-branch' : undefined}>
      {(below.get(parent) ?? []).map((unit) => (
        <Branch key={unit.id} unit={unit} depth={depth} below={below} open={open} />
      ))}
    </ul>
  );
}

function Branch({unit, depth, below, open}: Omit<LevelProps, 'parent'> & {unit: Unit}) {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(depth === 0);
  const count = below.get(unit.id)?.length ?? 0;
  return (
    <li>
      <div className="admin-unit">
        {count > 0 ? (
          <Button
            type="text"
            size="small"
            icon={isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
            aria-expanded={isOpen}
            aria-label={t('admin.units.below', {name: unit.name})}
            onClick={() => setOpen(!isOpen)}
          />
        ) : (
          <span className="admin-leaf" />
        )}
        <button type="button" className="admin-unit-name" onClick={() => open(unit.id)}>
          {unit.name}
        </button>
        <span className="muted number">{unit.code}</span>
        <span className="muted">{t(`admin.units.levels.${unit.level}`)}</span>
        {unit.last_day && <span className="admin-bad">{t('admin.units.ends', {day: formatDate(unit.last_day)})}</span>}
      </div>
      {isOpen && count > 0 && <Level parent={unit.id} depth={depth + 1} below={below} open={open} />}
    </li>
  );
}
