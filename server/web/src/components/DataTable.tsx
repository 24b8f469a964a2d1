import type {ReactNode} from 'react';
import './data_table.css';

export interface Column<T> {
  key: string;
  title: string;
  show: (row: T) => ReactNode;
  /** Columns that follow one another under a common heading. */
  group?: string | undefined;
  isNumber?: boolean;
}

interface Props<T> {
  label: string;
  /** The first names the row. */
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string | number;
  classOf?: (row: T) => string | undefined;
}

/** A table on the desktop, a list of rows with names and values on a phone. For what fits into one answer; else RowList. */
export function DataTable<T>({label, columns, rows, keyOf, classOf}: Props<T>) {
  const isGrouped = columns.some(({group}) => group !== undefined);
  const heading = (column: Column<T>, span = 1) => (
    <th key={column.key} role="columnheader" scope="col" rowSpan={span} className={column.isNumber ? 'is-number' : ''}>
      {column.title}
    </th>
  );
  return (
    <div className="data-table-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="data-table" role="table" aria-label={label}>
        <thead role="rowgroup">
          {isGrouped && (
            <tr role="row">
              {columns.map((column, place) => {
                if (column.group === undefined) return heading(column, 2);
                if (columns[place - 1]?.group === column.group) return null;
                const size = columns.filter(({group}) => group === column.group).length;
                return (
                  <th key={column.group} role="columnheader" scope="colgroup" colSpan={size} className="is-group">
                    {column.group}
                  </th>
                );
              })}
            </tr>
          )}
          <tr role="row">
            {columns.filter(({group}) => !isGrouped || group !== undefined).map((column) => heading(column))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" className={classOf?.(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} role="rowheader" scope="row">
                    {column.show(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    className={column.isNumber ? 'is-number' : undefined}
                    data-label={column.group ? `${column.group}: ${column.title}` : column.title}
                  >
                    {column.show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
