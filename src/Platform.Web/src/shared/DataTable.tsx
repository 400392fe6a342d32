import type { ReactNode } from 'react';

export type Column<Row> = { key: string; title: string; render: (row: Row) => ReactNode; number?: boolean };

/** A column of buttons, which on a narrow screen needs no heading. */
export const actionsKey = 'actions';

type DataTableProps<Row> = {
  /** Its accessible name. */
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Said when there are no rows. */
  empty: string;
};

/** A plain table that turns into a list of cards on a narrow screen; the roles keep it a table for those who hear it. */
export function DataTable<Row>({ label, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <table className="data" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <td key={column.key} role="cell" data-label={column.title} className={classOf(column)}>
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  return column.key === actionsKey ? 'acts' : column.number ? 'number' : undefined;
}
