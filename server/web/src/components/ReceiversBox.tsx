import {useQuery} from '@tanstack/react-query';
import {Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {labelsOf, organisationsOn} from '@/api/organisations';
import type {Schemas} from '@/api/types';
import {foundBy} from '@/habits/fold';

export type Receiver = NonNullable<Schemas['DraftRequest']['receivers']>[number];

/** As the server tells it. */
export type NamedReceiver = Schemas['NamedReceivers'][number];

/** Receivers as the server tells them, for the box: a unit is known by its id. */
export const asReceivers = (told: readonly NamedReceiver[] = []): Receiver[] =>
  told.map(({organisation, name}) => (organisation === undefined ? {name: name ?? ''} : {organisation}));

/** Names of the units among them, as of the day when they were named. */
export const unitNames = (told: readonly NamedReceiver[] = []): ReadonlyMap<number, string> =>
  new Map(
    told.flatMap(({organisation, name}) => (organisation === undefined ? [] : [[organisation, name ?? ''] as const])),
  );

interface Props {
  id?: string;
  value?: Receiver[];
  onChange?: (receivers: Receiver[]) => void;
  /** Names of units that may be no more in the list of today. */
  names?: ReadonlyMap<number, string>;
}

const keyOf = ({organisation, name}: Receiver) => (organisation === undefined ? (name ?? '') : `unit ${organisation}`);

/** Units of the list, found by typing; whoever is not in it is named as typed. Fits into a Form.Item. */
export function ReceiversBox({id, value = [], onChange, names}: Props) {
  const {t} = useTranslation();
  const {data = []} = useQuery(organisationsOn());
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = new Set(value.map(keyOf));
  const known = new Map([...(names ?? []), ...labelsOf(data)]);
  const units = [...known].map(([unit, name]) => ({value: `unit ${unit}`, label: name}));
  const receiverOf = (key: string): Receiver => {
    const unit = /^unit (\d+)$/.exec(key)?.[1];
    return unit ? {organisation: Number(unit)} : {name: key};
  };
  return (
    <Select<string[]>
      {...(id && {id})}
      mode="multiple"
      virtual={false}
      open={isOpen && typed.trim() !== ''}
      onDropdownVisibleChange={setOpen}
      searchValue={typed}
      onSearch={setTyped}
      // While the list is open Tab takes the marked line, and nobody wants a receiver by accident.
      onSelect={() => {
        setOpen(false);
        setTyped('');
      }}
      value={value.map(keyOf)}
      // What is found, as typed, and last those that are chosen already: Enter takes the first.
      options={[
        ...units.filter(({value: key, label}) => !chosen.has(key) && foundBy(typed, label)),
        ...(typed.trim() === ''
          ? []
          : [{value: typed.trim(), label: t('flow.drafts.receiverAsTyped', {name: typed.trim()})}]),
        ...units.filter(({value: key}) => chosen.has(key)),
      ]}
      optionLabelProp="label"
      filterOption={false}
      labelRender={({value: key, label}) => (String(key).startsWith('unit ') ? label : key)}
      placeholder={t('flow.drafts.receiversHint')}
      onChange={(keys) => onChange?.(keys.map(receiverOf))}
    />
  );
}

/** Names of the receivers, in their order. */
export function useReceiverNames() {
  const {data = []} = useQuery(organisationsOn());
  return (receivers: Receiver[]) =>
    receivers
      .map(({organisation, name}) => name || (data.find(({id}) => id === organisation)?.name ?? ''))
      .filter(Boolean)
      .join('; ');
}
