import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';

/** What a form item hands to the input inside it. */
export type Held<Value> = { id?: string; value?: Value; onChange?: (value: Value) => void };

type SecondsProps = { id?: string; label?: string; value?: number | null; onChange?: (ms: number | null) => void };

/** Shows seconds, holds milliseconds. */
export function Seconds({ id, label, value, onChange }: SecondsProps) {
  const { t } = useTranslation();
  return (
    <InputNumber
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label, placeholder: label })}
      min={0}
      suffix={t('queueSet.seconds')}
      value={value === null || value === undefined ? null : value / 1000}
      onChange={(seconds) => onChange?.(seconds === null ? null : Math.round(seconds * 1000))}
    />
  );
}

type RowsProps<Row> = Held<Row[]> & {
  /** Names a row for those who do not see it, with its number behind. */
  label: string;
  add: string;
  fresh: Row;
  children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode;
};

/** A list whose order counts: rows can be added at the end and taken out. */
export function Rows<Row extends object>({ value: rows = [], onChange, label, add, fresh, children }: RowsProps<Row>) {
  const { t } = useTranslation();
  return (
    <div className="rows">
      {rows.map((row, index) => (
        <div key={index} className="row" role="group" aria-label={`${label} ${index + 1}`}>
          {children(row, (part) => onChange?.(rows.with(index, { ...row, ...part })))}
          <Button size="small" aria-label={`${t('edit.remove')} ${label} ${index + 1}`} onClick={() => onChange?.(rows.toSpliced(index, 1))}>
            {t('edit.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange?.([...rows, fresh])}>
        {add}
      </Button>
    </div>
  );
}
