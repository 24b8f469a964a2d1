import {DeleteOutlined, PlusOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Checkbox, Form, Input, message, Select} from 'antd';
import dayjs from 'dayjs';
import {useTranslation} from 'react-i18next';
import {labelsOf, organisationsOn} from '@/api/organisations';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {fold} from '@/habits/fold';
import {formatDate, formatNumber} from '@/habits/format';
import {reorganise} from './organisation_queries';
import {today} from './words';

type Request = Schemas['ReorganisationRequest'];

const KINDS = ['merge', 'split', 'rename', 'takeover'] as const;

/** Ends organisations and lets others follow them from a day on; says what will happen while it is filled in. */
export function Reorganise({close, done}: {close: () => void; done: (id: number) => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Request, Schemas['Reorganisation']>
      title={t('admin.units.reorganise')}
      submit={t('admin.units.reorganiseNow')}
      isDangerous
      width={680}
      close={close}
      initial={{kind: 'merge', effective_from: today(), new_successors: []}}
      send={reorganise}
      done={(made) => {
        void client.invalidateQueries({queryKey: ['organisations']});
        void message.success(
          t('admin.units.reorganised', {
            units: formatNumber(made.moved_units),
            posts: formatNumber(made.moved_posts),
          }),
        );
        if (made.successors[0] !== undefined) done(made.successors[0]);
      }}
      outcome={(typed) => <Outcome typed={typed} />}
    >
      <Form.Item name="kind" label={t('admin.units.reorganiseKind')} rules={required}>
        <FormSelect options={KINDS.map((kind) => ({value: kind, label: t(`admin.units.successions.${kind}`)}))} />
      </Form.Item>
      <Form.Item name="effective_from" label={t('admin.units.effectiveFrom')} rules={required}>
        <DateBox />
      </Form.Item>
      <Form.Item name="legal_basis" label={t('admin.legalBasis')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="predecessors" label={t('admin.units.ending')} rules={required}>
        <ManyUnits />
      </Form.Item>
      <Form.Item name="successors" label={t('admin.units.following')}>
        <ManyUnits />
      </Form.Item>
      <NewSuccessors />
      <Form.Item name="predecessors_go_on" valuePropName="checked">
        <Checkbox>{t('admin.units.goOn')}</Checkbox>
      </Form.Item>
      <Form.Item name="move_posts" valuePropName="checked">
        <Checkbox>{t('admin.units.movePosts')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

interface ManyProps {
  id?: string;
  value?: number[];
  onChange?: (ids: number[]) => void;
}

function ManyUnits({id, value, onChange}: ManyProps) {
  const {t} = useTranslation();
  const {data} = useQuery(organisationsOn());
  return (
    <Select
      mode="multiple"
      {...(id && {id})}
      value={value ?? []}
      onChange={(ids: number[]) => onChange?.(ids)}
      placeholder={t('admin.chooseUnit')}
      options={[...labelsOf(data ?? [])].map(([unit, label]) => ({value: unit, label}))}
      filterOption={(typed, option) => fold(option?.label ?? '').includes(fold(typed))}
    />
  );
}

function NewSuccessors() {
  const {t} = useTranslation();
  const required = [{required: true, message: t('login.required')}];
  return (
    <Form.List name="new_successors">
      {(fields, {add, remove}) => (
        <>
          {fields.map(({key, name}) => (
            <div key={key} className="admin-successor">
              <Form.Item name={[name, 'name']} label={t('admin.units.newName')} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'notation']} label={t('admin.units.notation')}>
                <Input maxLength={30} />
              </Form.Item>
              <Form.Item name={[name, 'code']} label={t('admin.units.code')}>
                <Input maxLength={35} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('admin.units.removeNew')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Form.Item>
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {t('admin.units.addNew')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

function Outcome({typed}: {typed: Partial<Request>}) {
  const {t} = useTranslation();
  const {data} = useQuery(organisationsOn());
  const namesOf = (ids: readonly (number | string)[]) =>
    ids.map((id) => data?.find((unit) => unit.id === id)?.name ?? String(id)).join(', ');
  const {predecessors = [], successors = [], new_successors = [], effective_from, predecessors_go_on} = typed;
  const made = new_successors.flatMap((each) => (each?.name ? [each.name] : []));
  if (!effective_from || predecessors.length === 0) return t('admin.units.outcomeWaits');
  const day = formatDate(effective_from);
  const ending = predecessors.filter((id) => !successors.includes(id));
  const isSingle = successors.length + made.length === 1;
  const following = [namesOf(successors), ...made].filter(Boolean).join(', ');
  const lastDay = dayjs(effective_from).subtract(1, 'day').format('DD/MM/YYYY');
  return (
    <ul>
      {!predecessors_go_on && ending.length > 0 && (
        <li>{t('admin.units.outcome.end', {names: namesOf(ending), day: lastDay})}</li>
      )}
      {predecessors_go_on && <li>{t('admin.units.outcome.goOn', {names: namesOf(predecessors)})}</li>}
      {made.length > 0 && <li>{t('admin.units.outcome.begin', {names: made.join(', '), day})}</li>}
      {following === '' ? (
        <li>{t('admin.units.outcome.nobody')}</li>
      ) : (
        <li>{t('admin.units.outcome.follow', {names: following})}</li>
      )}
      {isSingle && <li>{t('admin.units.outcome.move', {name: following})}</li>}
      {isSingle && typed.move_posts && <li>{t('admin.units.outcome.posts', {name: following})}</li>}
      <li>{t('admin.units.outcome.past')}</li>
    </ul>
  );
}
