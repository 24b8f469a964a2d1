import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import {DayInput} from '@/components/DayInput';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {PageHeader} from '@/components/PageHeader';
import {PlainButton} from '@/components/PlainButton';
import {ProblemAlert} from '@/components/ProblemAlert';
import {DAY_FORM, formatMoment, formatNumber} from '@/habits/format';
import {useLiveQuery} from '@/habits/live_list';
import {useUrlFilters} from '@/habits/url_filters';
import {OpenTable, type Line} from './OpenTable';
import {documentsBehind, PARTS, type Narrowed, type OpenDocuments} from './figures';
import './dashboard.css';

/** Every registry of a province is summed up for it. */
const LIVE_MS = 10_000;
const FILTERS = ['unit', 'from', 'to'] as const;

const openDocuments = ({unit, from, to}: Narrowed) => ({
  queryKey: ['work', 'open documents', unit, from, to],
  queryFn: async ({signal}: {signal: AbortSignal}) => {
    const query = {...(unit && {unit}), ...(from && {from}), ...(to && {to})};
    return body(await api.GET('/api/v1/reports/open-documents', {params: {query}, signal}));
  },
});

/** What is open and what of it is late: by registry, by unit and by person in charge; every number leads to its documents. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change, isFiltered} = useUrlFilters(FILTERS);
  const {data, error, refetch} = useQuery(openDocuments(filters));
  useLiveQuery(['work', 'open documents'], LIVE_MS);
  const isEmpty = data !== undefined && PARTS.every((part) => data.total[part] === 0);
  return (
    <>
      <PageHeader
        title={t('flow.dashboard.title')}
        note={data && <span className="muted">{t('flow.dashboard.asOf', {moment: formatMoment(data.as_of)})}</span>}
        actions={<Link to="/reports?report=handling">{t('flow.dashboard.toReport')}</Link>}
      />
      <div className="filters">
        <OrganisationSelect
          className="dashboard-unit"
          label={t('flow.dashboard.unit')}
          placeholder={t('reports.allUnits')}
          registriesOnly
          value={Number(filters.unit) || undefined}
          onChange={(id) => change({unit: id === undefined ? '' : String(id)})}
        />
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="dashboard-day">
            {t(`flow.dashboard.${end}`)}
            <DayInput
              aria-label={t(`flow.dashboard.${end}`)}
              placeholder={DAY_FORM}
              value={filters[end]}
              {...(end === 'from' ? {max: filters.to} : {min: filters.from})}
              onChange={(day) => change({[end]: day})}
            />
          </label>
        ))}
        {isFiltered && (
          <PlainButton kind="link" onClick={() => change({unit: '', from: '', to: ''})}>
            {t('flow.dashboard.everything')}
          </PlainButton>
        )}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Loading rows={8} />}
      {isEmpty && (
        <EmptyState
          title={t('flow.dashboard.none')}
          text={t(isFiltered ? 'flow.dashboard.noneFiltered' : 'flow.dashboard.noneText')}
        />
      )}
      {data && !isEmpty && (
        <>
          <Totals total={data.total} narrowed={filters} />
          <Tables open={data} narrowed={filters} />
        </>
      )}
    </>
  );
}

function Totals({total, narrowed}: {total: OpenDocuments['total']; narrowed: Narrowed}) {
  const {t} = useTranslation();
  return (
    <ul className="dashboard-totals" aria-label={t('flow.dashboard.totals')}>
      {PARTS.map((part) => (
        <li key={part} className={total[part] === 0 ? `${part} nothing` : part}>
          <Link to={documentsBehind(narrowed, part)}>
            <strong className="number">{formatNumber(total[part])}</strong>
            <span>{t(`flow.dashboard.${part}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Registry by registry; of one registry by who is in charge. */
function Tables({open, narrowed}: {open: OpenDocuments; narrowed: Narrowed}) {
  const {t} = useTranslation();
  const {in_charge: inCharge, units} = open;
  if (inCharge === undefined)
    return (
      <OpenTable
        title={t('flow.dashboard.byUnit')}
        head={t('flow.dashboard.unit')}
        narrowed={narrowed}
        lines={units.map((unit): Line => {
          const registry = String(unit.organisation_id);
          const further = {...narrowed, unit: registry};
          return {
            key: registry,
            name: unit.name,
            figures: unit,
            filter: {unit: registry},
            further: `/dashboard?${new URLSearchParams(Object.entries(further).filter(([, value]) => value !== ''))}`,
          };
        })}
      />
    );
  // The list of documents names the registry too: a unit may be in charge of what others registered.
  const unit = String(units[0]?.organisation_id ?? '');
  return (
    <>
      <OpenTable
        title={t('flow.dashboard.byUnitInCharge', {name: units[0]?.name ?? ''})}
        head={t('flow.dashboard.unitInCharge')}
        narrowed={narrowed}
        lines={inCharge.units.map((each): Line => {
          const charge = String(each.unit ?? 0);
          const name = each.name ?? t('flow.dashboard.nobody');
          return {key: charge, name, figures: each, filter: {unit, in_charge_unit: charge}};
        })}
      />
      {inCharge.people.length > 0 && (
        <OpenTable
          title={t('flow.dashboard.byPersonInCharge')}
          head={t('flow.dashboard.personInCharge')}
          narrowed={narrowed}
          lines={inCharge.people.map((each): Line => {
            const account = String(each.account ?? 0);
            return {
              key: `${each.unit} ${account}`,
              name: each.name ?? t('flow.dashboard.noPerson'),
              note: each.unit_name,
              figures: each,
              filter: {unit, in_charge_unit: String(each.unit), in_charge: account},
            };
          })}
        />
      )}
    </>
  );
}
