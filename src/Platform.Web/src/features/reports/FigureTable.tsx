import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../api/types';
import { Button } from '../../shared/Button';
import { type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { figuresOf, figureText, type Group } from './figures';

type Row = { at?: string; party: string; figures: Figures };
type FigureTableProps = { label: string; group: Group; rows: readonly Row[]; nameOf: (party: string) => string; timeOf: (at: string) => string };

/** A browser cannot draw what a report may have: so many rows more each time that somebody asks. */
const pageSize = 200;

/** The figures of a group, a row for each interval and party; without times where the rows are of the whole span. */
export function FigureTable({ label, group, rows, nameOf, timeOf }: FigureTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [shown, setShown] = useState(pageSize);
  const columns: Column<Row>[] = [
    ...(rows[0]?.at === undefined ? [] : [{ key: 'at', title: t('report.at'), render: (row: Row) => timeOf(row.at ?? '') }]),
    { key: 'party', title: t(`reportGroup.${group}`), render: (row) => nameOf(row.party) },
    ...figuresOf[group].map((name) => ({
      key: name,
      title: t(`figure.${name}`),
      render: (row: Row) => figureText(name, row.figures[name], formats),
      number: true,
    })),
  ];
  return (
    <>
      <div className="wide" role="group" aria-label={label} tabIndex={0}>
        <DataTable label={label} columns={columns} rows={rows.slice(0, shown)} rowKey={(row) => `${row.at} ${row.party}`} empty={t('report.none')} />
      </div>
      {shown < rows.length && <Button onClick={() => setShown(shown + pageSize)}>{t('calls.more')}</Button>}
    </>
  );
}
