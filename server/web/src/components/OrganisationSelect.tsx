import {useQuery} from '@tanstack/react-query';
import {Select} from 'antd';
import {useTranslation} from 'react-i18next';
import {labelsOf, organisationsOn} from '@/api/organisations';
import {fold} from '@/habits/fold';

interface Props {
  id?: string;
  value?: number | undefined;
  onChange?: (id: number | undefined) => void;
  /** Only units that keep a registry. */
  registriesOnly?: boolean;
  placeholder?: string;
  label?: string;
  className?: string;
}

/** One organisation of today, found by typing its name or code, with or without accents. Fits into a Form.Item. */
export function OrganisationSelect({id, value, onChange, registriesOnly, placeholder, label, className}: Props) {
  const {t} = useTranslation();
  const {data, isPending} = useQuery(organisationsOn());
  const shown = (data ?? []).filter((unit) => !registriesOnly || unit.keeps_registry);
  const labels = labelsOf(data ?? []);
  const options = shown.map((unit) => ({
    value: unit.id,
    label: labels.get(unit.id) ?? unit.name,
    found: fold(`${unit.name} ${unit.short_name ?? ''} ${unit.code ?? ''}`),
  }));
  return (
    <Select
      {...(id && {id})}
      {...(className && {className})}
      {...(label && {'aria-label': label})}
      value={value ?? null}
      onChange={(chosen: number | null | undefined) => onChange?.(chosen ?? undefined)}
      options={options}
      loading={isPending}
      showSearch
      allowClear
      placeholder={placeholder ?? t('app.all')}
      filterOption={(typed, option) => option?.found.includes(fold(typed)) ?? false}
    />
  );
}
