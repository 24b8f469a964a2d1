import {useQueryClient} from '@tanstack/react-query';
import {Form} from 'antd';
import {useTranslation} from 'react-i18next';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {formatDate} from '@/habits/format';
import {changeUnit, unitOf, type Unit, type UnitChange} from './organisation_queries';
import {UnitFields} from './unit_fields';
import {today} from './words';

const FIELDS = [
  'name',
  'short_name',
  'notation',
  'parent',
  'level',
  'kind',
  'keeps_registry',
  'interconnected',
] as const;

const fieldsOf = (unit: Unit, valid_from: string): UnitChange => ({
  valid_from,
  name: unit.name,
  short_name: unit.short_name ?? '',
  notation: unit.notation ?? '',
  level: unit.level,
  kind: unit.kind,
  keeps_registry: unit.keeps_registry,
  interconnected: unit.interconnected,
  ...(unit.parent !== undefined && {parent: unit.parent}),
});

/** Another name, place or kind from a day on; the days before keep what they had. */
export function ChangeUnit({unit, close, done}: {unit: Unit; close: () => void; done: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const before = fieldsOf(unit, today());
  const send = ({valid_from, ...fields}: UnitChange) => {
    // Only what is new is sent: what is left out stays, whatever it is on that day.
    const changed = Object.fromEntries(
      FIELDS.filter((name) => fields[name] !== undefined && fields[name] !== before[name]).map((name) => [
        name,
        fields[name],
      ]),
    );
    const etag = client.getQueryData(unitOf(unit.id).queryKey)?.etag ?? '';
    return changeUnit(unit.id, etag, {valid_from, ...changed});
  };
  const load = async () => {
    const {unit: theirs} = await client.fetchQuery({...unitOf(unit.id), staleTime: 0});
    return fieldsOf(theirs, before.valid_from);
  };
  return (
    <FormDialog<UnitChange, Schemas['OrganisationHistory']>
      title={t('admin.units.changeNamed', {name: unit.name})}
      submit={t('app.save')}
      close={close}
      initial={before}
      send={send}
      done={done}
      conflict={{
        load,
        fields: [
          {name: 'name', label: t('admin.units.name')},
          {name: 'short_name', label: t('admin.units.shortName')},
          {name: 'notation', label: t('admin.units.notation')},
        ],
      }}
      outcome={({name, valid_from}) =>
        valid_from &&
        t(name === unit.name ? 'admin.units.changeOutcome' : 'admin.units.renameOutcome', {
          before: unit.name,
          after: name ?? '',
          day: formatDate(valid_from),
        })
      }
    >
      <Form.Item
        name="valid_from"
        label={t('admin.validFrom')}
        rules={[{required: true, message: t('login.required')}]}
      >
        <DateBox />
      </Form.Item>
      <UnitFields />
    </FormDialog>
  );
}
