import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {formatNumber, inVietnameseOrder} from '@/habits/format';
import {documentsBehind, openOf, PARTS, type Narrowed, type OpenFigures} from './figures';

export interface Line {
  key: string;
  name: string;
  note?: string;
  figures: OpenFigures;
  /** Tells the documents of this line from the others. */
  filter: Record<string, string>;
  /** The page about this line alone. */
  further?: string;
}

interface Props {
  title: string;
  head: string;
  narrowed: Narrowed;
  lines: Line[];
}

/** What is open of each, what is most overdue first. */
export function OpenTable({title, head, narrowed, lines}: Props) {
  const {t} = useTranslation();
  const shown = [...lines].sort(
    (left, right) =>
      right.figures.open_overdue - left.figures.open_overdue ||
      openOf(right.figures) - openOf(left.figures) ||
      inVietnameseOrder(left.name, right.name),
  );
  const most = Math.max(1, ...shown.map(({figures}) => openOf(figures)));
  return (
    <table className="dashboard-units">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="bar-column">
            {t('flow.dashboard.open')}
          </th>
          {PARTS.map((part) => (
            <th key={part} scope="col" className="figure">
              {t(`flow.dashboard.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              {line.further === undefined ? (
                line.name
              ) : (
                <Link to={line.further} title={t('flow.dashboard.further', {unit: line.name})}>
                  {line.name}
                </Link>
              )}
              {line.note && <small>{line.note}</small>}
            </th>
            <td className="bar-column">
              <div className="bar" style={{width: `${(openOf(line.figures) / most) * 100}%`}}>
                {PARTS.map(
                  (part) =>
                    line.figures[part] > 0 && (
                      <span key={part} className={part} style={{flexGrow: line.figures[part]}} />
                    ),
                )}
              </div>
            </td>
            {PARTS.map((part) => (
              <td key={part} className="figure" data-label={t(`flow.dashboard.${part}`)}>
                {line.figures[part] > 0 ? (
                  <Link
                    className={`number ${part}`}
                    to={documentsBehind(narrowed, part, line.filter)}
                    aria-label={t('flow.dashboard.numberOf', {
                      number: line.figures[part],
                      unit: line.note === undefined ? line.name : `${line.name}, ${line.note}`,
                      what: t(`flow.dashboard.${part}`),
                    })}
                  >
                    {formatNumber(line.figures[part])}
                  </Link>
                ) : (
                  <span className="muted">0</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
