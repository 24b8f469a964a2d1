import close from '@ant-design/icons-svg/es/asn/CloseOutlined';
import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {colleagues} from '@/api/flow';
import {organisations} from '@/api/organisations';
import {Icon} from '@/components/Icon';
import {chargeOf, isFigure, type Filters} from './queries';

interface Props {
  filters: Filters;
  change: (wanted: Partial<Filters>) => void;
}

/** What of a report or of the overview the list is narrowed to: each can be taken away. */
export function CountedFilters({filters, change}: Props) {
  const {t} = useTranslation();
  const {figure} = filters;
  return (
    <>
      {isFigure(figure) && (
        <Chip
          words={t(filters.lacking === 'true' ? 'documents.lacking' : 'documents.counted', {
            figure: t(`documents.figure.${figure}`),
          })}
          drop={() => change({figure: '', lacking: ''})}
        />
      )}
      {filters.units !== '' && (
        <Chip
          words={t('documents.unitCount', {count: filters.units.split(',').length})}
          drop={() => change({units: ''})}
        />
      )}
      {filters.in_charge_unit !== '' && <UnitChip filters={filters} change={change} />}
      {filters.in_charge !== '' && <PersonChip filters={filters} change={change} />}
    </>
  );
}

function UnitChip({filters, change}: Props) {
  const {t} = useTranslation();
  const id = chargeOf(filters.in_charge_unit);
  const {data} = useQuery({...organisations, enabled: id !== undefined && id > 0});
  const name = data?.find((each) => each.id === id)?.name ?? `#${id ?? ''}`;
  return (
    <Chip
      words={id === 0 ? t('documents.inChargeNobody') : t('documents.inChargeOf', {name})}
      drop={() => change({in_charge_unit: '', in_charge: ''})}
    />
  );
}

function PersonChip({filters, change}: Props) {
  const {t} = useTranslation();
  const id = chargeOf(filters.in_charge);
  const {data} = useQuery({...colleagues, enabled: id !== undefined && id > 0});
  const name = data?.people.find((each) => each.account === id)?.full_name ?? `#${id ?? ''}`;
  return (
    <Chip
      words={id === 0 ? t('documents.inChargeNoPerson') : t('documents.inChargeOf', {name})}
      drop={() => change({in_charge: ''})}
    />
  );
}

function Chip({words, drop}: {words: string; drop: () => void}) {
  const {t} = useTranslation();
  return (
    <span className="counted-chip">
      {words}
      <button type="button" aria-label={t('documents.dropFilter', {filter: words})} onClick={drop}>
        <Icon of={close} />
      </button>
    </span>
  );
}
