import {Checkbox, Form, Input, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {LEVELS, UNIT_KINDS} from './words';

/** What a new unit and a new version of one have in common. */
export function UnitFields() {
  const {t} = useTranslation();
  return (
    <>
      <Form.Item name="name" label={t('admin.units.name')} rules={[{required: true, message: t('login.required')}]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="short_name" label={t('admin.units.shortName')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="notation" label={t('admin.units.notation')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="parent" label={t('admin.units.parent')}>
        <OrganisationSelect placeholder={t('app.none')} />
      </Form.Item>
      <Form.Item name="level" label={t('admin.units.level')}>
        <Select options={LEVELS.map((level) => ({value: level, label: t(`admin.units.levels.${level}`)}))} />
      </Form.Item>
      <Form.Item name="kind" label={t('admin.units.kind')}>
        <Select options={UNIT_KINDS.map((kind) => ({value: kind, label: t(`admin.units.kinds.${kind}`)}))} />
      </Form.Item>
      <Form.Item name="keeps_registry" valuePropName="checked">
        <Checkbox>{t('admin.units.registry')}</Checkbox>
      </Form.Item>
      <Form.Item name="interconnected" valuePropName="checked">
        <Checkbox>{t('admin.units.interconnected')}</Checkbox>
      </Form.Item>
    </>
  );
}
