import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Drawer} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {organisationsOn} from '@/api/organisations';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate} from '@/habits/format';
import {ChangeUnit} from './ChangeUnit';
import {unitOf} from './organisation_queries';

interface Props {
  id: number;
  open: (id: number) => void;
  close: () => void;
}

/** As it was called that day (today when left out); as it was called at last when it was not there on that day. */
function NameOn({id, day}: {id: number | undefined; day?: string}) {
  const there = useQuery({...organisationsOn(day), enabled: id !== undefined});
  const found = there.data?.find((each) => each.id === id);
  const isGone = id !== undefined && there.data !== undefined && found === undefined;
  const gone = useQuery({...unitOf(id ?? 0), enabled: isGone});
  return found?.name ?? gone.data?.unit.versions.at(-1)?.name;
}

/** One organisation: what it is today, its names over time, whom it follows and who follows it. */
export function UnitDrawer({id, open, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const answer = useQuery(unitOf(id));
  const [isChanging, setChanging] = useState(false);
  const unit = answer.data?.unit;
  return (
    <Drawer open onClose={close} width={680} title={unit?.name ?? t('app.loading')}>
      {answer.isPending && <Loading />}
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {unit && (
        <>
          <Facts
            facts={[
              [t('admin.units.code'), unit.code],
              [t('admin.units.shortName'), unit.short_name],
              [t('admin.units.notation'), unit.notation],
              [t('admin.units.parent'), unit.parent !== undefined && <NameOn key="parent" id={unit.parent} />],
              [t('admin.units.level'), t(`admin.units.levels.${unit.level}`)],
              [t('admin.units.kind'), t(`admin.units.kinds.${unit.kind}`)],
              [t('admin.units.registry'), t(unit.keeps_registry ? 'admin.yes' : 'admin.no')],
              [t('admin.units.interconnected'), t(unit.interconnected ? 'admin.yes' : 'admin.no')],
              [t('admin.lastDay'), formatDate(unit.last_day)],
            ]}
          />
          <div className="admin-actions">
            <Button onClick={() => setChanging(true)}>{t('admin.units.change')}</Button>
          </div>
          <h2 className="admin-title">{t('admin.units.versions')}</h2>
          <DataTable
            label={t('admin.units.versions')}
            rows={unit.versions}
            keyOf={(version) => version.valid_from}
            columns={[
              {key: 'name', title: t('admin.units.name'), show: (version) => version.name},
              {key: 'notation', title: t('admin.units.notation'), show: (version) => version.notation},
              {
                key: 'parent',
                title: t('admin.units.parent'),
                show: (version) => <NameOn id={version.parent} day={version.valid_from} />,
              },
              {key: 'from', title: t('admin.validFrom'), show: (version) => formatDate(version.valid_from)},
              {key: 'to', title: t('admin.validTo'), show: (version) => formatDate(version.valid_to)},
            ]}
          />
          <Relations title={t('admin.units.predecessors')} relations={unit.predecessors} open={open} />
          <Relations title={t('admin.units.successors')} relations={unit.successors} open={open} />
          {isChanging && (
            <ChangeUnit
              unit={unit}
              etag={answer.data?.etag ?? ''}
              close={() => setChanging(false)}
              done={() => void client.invalidateQueries({queryKey: ['organisations']})}
            />
          )}
        </>
      )}
    </Drawer>
  );
}

interface RelationsProps {
  title: string;
  relations: Schemas['Succession'][];
  open: (id: number) => void;
}

function Relations({title, relations, open}: RelationsProps) {
  const {t} = useTranslation();
  if (relations.length === 0) return null;
  return (
    <>
      <h2 className="admin-title">{title}</h2>
      <DataTable
        label={title}
        rows={relations}
        keyOf={(each) => each.organisation}
        columns={[
          {
            key: 'name',
            title: t('admin.units.name'),
            show: (each) => (
              <button type="button" className="admin-unit-name" onClick={() => open(each.organisation)}>
                {each.name}
              </button>
            ),
          },
          {
            key: 'kind',
            title: t('admin.units.reorganiseKind'),
            show: (each) => t(`admin.units.successions.${each.kind}`),
          },
          {key: 'from', title: t('admin.validFrom'), show: (each) => formatDate(each.effective_from)},
          {key: 'basis', title: t('admin.legalBasis'), show: (each) => each.legal_basis},
        ]}
      />
    </>
  );
}
