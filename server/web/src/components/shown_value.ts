import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {useTypeName} from '@/api/names';
import {organisations} from '@/api/organisations';
import type {Document, Schemas} from '@/api/types';
import {formatDate} from '@/habits/format';
import type {NamedReceiver} from './ReceiversBox';

/** Fields of a document that are not read as they are. */
interface Coded {
  type?: string;
  issued_date?: string;
  due_date?: string;
  urgency?: Document['urgency'];
  access?: NonNullable<Document['access']>;
  signer?: Schemas['Signer'];
  receivers?: NamedReceiver[];
}

/** A value of a field as people read it; `names` are of units that may be no more in the list of today. */
export function useShownValue(names: ReadonlyMap<number, string>) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const {data = []} = useQuery(organisations);
  const nameOf = ({organisation, name}: NamedReceiver) =>
    name || data.find(({id}) => id === organisation)?.name || (organisation !== undefined && names.get(organisation));
  return (name: string, value: unknown): string => {
    const fields = {[name]: value} as Coded;
    if (name === 'type') return typeName(fields.type);
    if (name === 'issued_date' || name === 'due_date') return formatDate(fields[name]);
    if (name === 'urgency') return t(`urgency.${fields.urgency ?? 'normal'}`);
    if (name === 'access') return t(`registered.correct.accessOf.${fields.access ?? 'unit'}`);
    if (name === 'signer')
      return [fields.signer?.authority, fields.signer?.position, fields.signer?.name].filter(Boolean).join(' ');
    if (name === 'receivers') return (fields.receivers ?? []).map(nameOf).filter(Boolean).join('; ');
    return String(value ?? '');
  };
}
