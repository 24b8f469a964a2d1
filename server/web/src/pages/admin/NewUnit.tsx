import {useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {createUnit, type Unit} from './organisation_queries';
import {UnitFields} from './unit_fields';
import {today} from './words';

export function NewUnit({close, done}: {close: () => void; done: (id: number) => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog<Schemas['OrganisationRequest'], {organisations: Unit[]}>
      title={t('admin.units.add')}
      submit={t('admin.create')}
      close={close}
      initial={{level: 'tinh', kind: 'so_nganh', valid_from: today()}}
      send={createUnit}
      done={({organisations}) => {
        void client.invalidateQueries({queryKey: ['organisations']});
        if (organisations[0]) done(organisations[0].id);
      }}
      outcome={({keeps_registry}) => keeps_registry && t('admin.units.booksOutcome')}
    >
      <UnitFields />
      <Form.Item name="code" label={t('admin.units.code')}>
        <Input maxLength={35} />
      </Form.Item>
      <Form.Item name="valid_from" label={t('admin.validFrom')}>
        <DateBox />
      </Form.Item>
    </FormDialog>
  );
}
