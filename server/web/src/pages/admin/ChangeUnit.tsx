import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {organisationsOn} from '@/api/organisations';
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

interface Props {
  unit: Unit;
  etag: string;
  close: () => void;
  done: () => void;
}

/** Another name, place or kind from a day on; the days before keep what they had. */
export function ChangeUnit({unit, etag, close, done}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  // Of what was shown when the form was opened, or beside mine in a conflict, whatever is loaded behind it meanwhile.
  const shown = useRef({etag, fields: fieldsOf(unit, today())});
  const {data: units} = useQuery(organisationsOn());
  const yesOrNo = (value: unknown) => t(value === true ? 'admin.yes' : 'admin.no');
  const send = ({valid_from, ...fields}: UnitChange) => {
    // Only what is new is sent: what is left out stays, whatever it is on that day.
    const {etag: known, fields: before} = shown.current;
    const changed = Object.fromEntries(
      FIELDS.filter((name) => fields[name] !== undefined && fields[name] !== before[name]).map((name) => [
        name,
        fields[name],
      ]),
    );
    return changeUnit(unit.id, known, {valid_from, ...changed});
  };
  const load = async () => {
    const {unit: theirs, etag: newer} = await client.fetchQuery({...unitOf(unit.id), staleTime: 0});
    shown.current = {etag: newer, fields: fieldsOf(theirs, today())};
    return shown.current.fields;
  };
  return (
    <FormDialog<UnitChange, Schemas['OrganisationHistory']>
      title={t('admin.units.changeNamed', {name: unit.name})}
      submit={t('app.save')}
      close={close}
      initial={shown.current.fields}
      send={send}
      done={done}
      conflict={{
        load,
        fields: [
          {name: 'name', label: t('admin.units.name')},
          {name: 'short_name', label: t('admin.units.shortName')},
          {name: 'notation', label: t('admin.units.notation')},
          {
            name: 'parent',
            label: t('admin.units.parent'),
            show: (value) => units?.find(({id}) => id === value)?.name ?? t('app.none'),
          },
          {
            name: 'level',
            label: t('admin.units.level'),
            show: (value) => t(`admin.units.levels.${value as Unit['level']}`),
          },
          {
            name: 'kind',
            label: t('admin.units.kind'),
            show: (value) => t(`admin.units.kinds.${value as Unit['kind']}`),
          },
          {name: 'keeps_registry', label: t('admin.units.registry'), show: yesOrNo},
          {name: 'interconnected', label: t('admin.units.interconnected'), show: yesOrNo},
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
