import closeIcon from '@ant-design/icons-svg/es/asn/CloseOutlined';
import {useTranslation} from 'react-i18next';
import {useTypeName} from '@/api/names';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';
import {formatDate} from '@/habits/format';
import {isPeriod} from './periods';
import type {Facets, Filter, Filters} from './queries';

interface Props {
  filters: Filters;
  facets: Facets | undefined;
  change: (wanted: Partial<Filters>) => void;
}

const labelIn = (facet: Facets[keyof Facets] | undefined, value: string) =>
  facet?.values.find((one) => one.value === value)?.label ?? value;

/** What narrows the search, each to be taken away by itself. */
export function Chips({filters, facets, change}: Props) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const directions: Record<string, string> = {
    incoming: t('documents.incoming'),
    outgoing: t('documents.outgoing'),
    archived: t('documents.archived'),
  };
  const words: Partial<Record<Filter, string>> = {
    direction: directions[filters.direction] ?? '',
    type: filters.type && typeName(filters.type),
    year: filters.year && `${t('search.year')} ${filters.year}`,
    issuer: filters.issuer && `${t('search.issuer')}: ${filters.issuer}`,
    issuer_exact: filters.issuer_exact,
    unit: filters.unit && labelIn(facets?.unit, filters.unit),
    book: filters.book && labelIn(facets?.book, filters.book),
    case_file: filters.case_file && t('search.caseFile'),
    copies_of: filters.copies_of && t('search.copiesOf'),
    period: isPeriod(filters.period) ? t(`search.${filters.period}`) : '',
    from: filters.from && `${t('search.from')} ${formatDate(filters.from)}`,
    to: filters.to && `${t('search.to')} ${formatDate(filters.to)}`,
  };
  const chips = (Object.entries(words) as [Filter, string][]).filter(([, label]) => label);
  if (chips.length === 0) return null;
  const clear = Object.fromEntries(chips.map(([name]) => [name, ''])) as Partial<Filters>;
  return (
    <ul className="search-chips">
      {chips.map(([name, label]) => (
        <li key={name}>
          <button type="button" aria-label={t('search.remove', {name: label})} onClick={() => change({[name]: ''})}>
            <span>{label}</span>
            <Icon of={closeIcon} />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <PlainButton kind="link" size="small" onClick={() => change(clear)}>
            {t('search.clear')}
          </PlainButton>
        </li>
      )}
    </ul>
  );
}
