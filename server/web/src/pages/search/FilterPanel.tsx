import {useQuery} from '@tanstack/react-query';
import {Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {lazyInAnt} from '@/components/ant';
import {DayInput} from '@/components/DayInput';
import {EarlyBox} from '@/components/EarlyBox';
import {PlainButton} from '@/components/PlainButton';
import {DAY_FORM, formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {openCaseFiles, SORTS, type Facets, type Filter, type Filters} from './queries';
import {daysOf, PERIODS} from './periods';

const CaseFileSelect = lazyInAnt(() => import('./CaseFileSelect'));

const FEW = 6;
type FacetName = keyof Facets;

/** Which filter a value of the facet is chosen by. */
const FACETS: [FacetName, Filter][] = [
  ['direction', 'direction'],
  ['type', 'type'],
  ['year', 'year'],
  ['issuer', 'issuer_exact'],
  ['unit', 'unit'],
  ['book', 'book'],
];

export interface PanelProps {
  filters: Filters;
  facets: Facets | undefined;
  change: (wanted: Partial<Filters>) => void;
}

/** Everything that narrows a search, at the side or in the drawer. */
export function FilterPanel({filters, facets, change}: PanelProps) {
  const {t} = useTranslation();
  return (
    <div className="search-filters">
      <label className="search-field">
        {t('search.sort')}
        <select
          className="ant-input ant-input-outlined ant-input-css-var vanthu"
          value={filters.sort || 'relevance'}
          onChange={({target: {value}}) => change({sort: value === 'relevance' ? '' : value})}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`search.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <Times filters={filters} change={change} />
      {FACETS.map(([name, filter]) => (
        <FacetValues
          key={name}
          title={t(`search.${name}`)}
          facet={facets?.[name]}
          chosen={filters[filter]}
          choose={(value) => change({[filter]: value === filters[filter] ? '' : value})}
        />
      ))}
      <CaseFiles chosen={filters.case_file} choose={(file) => change({case_file: file})} />
    </div>
  );
}

function Times({filters, change}: Omit<PanelProps, 'facets'>) {
  const {t} = useTranslation();
  const {from, to} = daysOf(filters);
  return (
    <fieldset className="search-group">
      <legend>{t('search.period')}</legend>
      <div className="search-periods">
        {PERIODS.map((period) => (
          <PlainButton
            key={period}
            size="small"
            kind={filters.period === period ? 'primary' : 'default'}
            aria-pressed={filters.period === period}
            onClick={() => change({period: filters.period === period ? '' : period, from: '', to: ''})}
          >
            {t(`search.${period}`)}
          </PlainButton>
        ))}
      </div>
      <div className="search-days">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`search.${end}`)}
            <DayInput
              size="small"
              aria-label={t(`search.${end}`)}
              placeholder={DAY_FORM}
              value={end === 'from' ? from : to}
              onChange={(day) => change({period: '', from, to, [end]: day})}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FacetProps {
  title: string;
  facet: Facets[FacetName] | undefined;
  chosen: string;
  choose: (value: string) => void;
}

function FacetValues({title, facet, chosen, choose}: FacetProps) {
  const {t} = useTranslation();
  const word = useServerWord();
  const [isWhole, setWhole] = useState(false);
  const values = facet?.values ?? [];
  if (values.length === 0) return null;
  const shown = isWhole ? values : values.slice(0, FEW);
  return (
    <fieldset className="search-group">
      <legend>{title}</legend>
      <ul>
        {shown.map(({value, label, documents}) => (
          <li key={value}>
            <button
              type="button"
              className="search-facet"
              aria-pressed={value === chosen}
              onClick={() => choose(value)}
            >
              <span>{word(label)}</span>
              <span className="count">{formatNumber(documents)}</span>
            </button>
          </li>
        ))}
        {isWhole && !!facet?.rest && (
          <li className="search-rest">
            <span>{t('search.rest')}</span>
            <span className="count">{formatNumber(facet.rest)}</span>
          </li>
        )}
      </ul>
      {values.length > FEW && (
        <PlainButton kind="link" size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('search.less') : t('search.more', {count: values.length - FEW})}
        </PlainButton>
      )}
    </fieldset>
  );
}

function CaseFiles({chosen, choose}: {chosen: string; choose: (file: string) => void}) {
  const {t} = useTranslation();
  const {data: files = []} = useQuery(openCaseFiles);
  if (files.length === 0 && !chosen) return null;
  return (
    <label className="search-field">
      {t('search.caseFile')}
      <Suspense fallback={<EarlyBox className="search-wide" label={t('search.caseFileNone')} value="" />}>
        <CaseFileSelect files={files} chosen={chosen} choose={choose} />
      </Suspense>
    </label>
  );
}
