import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import type {SearchHit} from '@/api/types';
import {formatDate, formatNumber} from '@/habits/format';
import {Marked} from './Marked';

interface Props {
  hit: SearchHit;
  typeName: (code: string) => string;
  /** Where the hit opens within the list. */
  to: string;
  /** Where its other registrations are listed. */
  copiesTo?: string;
  /** Of likeness, instead of copies. */
  share?: string;
  isSelected?: boolean;
  select?: (withShift: boolean) => void;
}

export function HitRow({hit, typeName, to, copiesTo, share, isSelected, select}: Props) {
  const {t} = useTranslation();
  const day = formatDate(hit.arrival_date ?? hit.issued_date);
  return (
    <div className={select ? 'search-row selectable' : 'search-row'}>
      {select && (
        <input
          type="checkbox"
          checked={isSelected ?? false}
          aria-label={t('search.select', {number: hit.number || hit.subject})}
          onChange={({nativeEvent}) => select(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      )}
      <div className="search-hit">
        <Link to={to} className="search-title">
          {hit.subject}
        </Link>
        <div className="search-facts">
          {hit.number && <span className="number strong">{hit.number}</span>}
          {day && <span className="number">{day}</span>}
          {hit.type && <span>{typeName(hit.type)}</span>}
          {hit.issuer_name && <span className="search-issuer">{hit.issuer_name}</span>}
          {hit.recalled && <span className="search-mark">{t('search.recalled')}</span>}
          {hit.replaced_by?.map(({id, number}) => (
            <span key={id} className="search-mark">
              {t('search.replacedBy')} <Link to={`/documents/${id}`}>{number}</Link>
            </span>
          ))}
          {copiesTo && !!hit.copies && (
            <Link to={copiesTo}>
              {t('search.copies', {count: hit.copies, replace: {count: formatNumber(hit.copies)}})}
            </Link>
          )}
          {share && <span>{share}</span>}
        </div>
        {hit.snippet && (
          <p className="search-snippet">
            <Marked text={hit.snippet} marks={hit.marks} />
          </p>
        )}
      </div>
    </div>
  );
}
