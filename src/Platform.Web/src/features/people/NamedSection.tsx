import type { UseQueryResult } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';

export type Named = { id: string; name: string };

type NamedSectionProps<Row extends Named, Values extends Named> = {
  title: string;
  /** Said when there are none: what they are for. */
  help: string;
  add: string;
  query: UseQueryResult<Row[]>;
  /** Beside the name. */
  columns: Column<Row>[];
  /** What the form starts from; null for a new one. */
  valuesOf: (row: Row | null) => Values;
  save: (values: Values) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
  /** Form items beside id and name. */
  children?: ReactNode | ((isNew: boolean) => ReactNode);
};

/** Things that have an id and a name: listed, made, changed and removed. */
export function NamedSection<Row extends Named, Values extends Named>(props: NamedSectionProps<Row, Values>) {
  const { title, help, add, query, columns, valuesOf, save, remove, children } = props;
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Row | 'new' | null>(null);
  const isNew = edited === 'new';
  const needed = [{ required: true, message: t('edit.missing') }];
  const name: Column<Row> = { key: 'name', title: t('people.name'), render: (row) => row.name };
  const actions: Column<Row> = {
    key: actionsKey,
    title: t('edit.actions'),
    render: (row) => (
      <div className="actions">
        <Button size="small" onClick={() => setEdited(row)} aria-label={`${t('edit.edit')} ${row.name}`}>
          {t('edit.edit')}
        </Button>
        <ConfirmButton text={t('edit.remove')} subject={row.name} question={t('edit.removeSure', { name: row.name })} act={() => remove(row.id)} />
      </div>
    ),
  };
  return (
    <Section title={title}>
      <Loaded query={query}>
        {(rows) => <DataTable label={title} columns={[name, ...columns, actions]} rows={rows} rowKey={(row) => row.id} empty={help} />}
      </Loaded>
      <Button onClick={() => setEdited('new')}>{add}</Button>
      {edited !== null && (
        <EditDrawer title={isNew ? add : edited.name} initial={valuesOf(isNew ? null : edited)} save={save} onClose={() => setEdited(null)}>
          <IdItem isNew={isNew} taken={(query.data ?? []).map(({ id }) => id)} />
          <Form.Item name="name" label={t('people.name')} rules={needed}>
            <Input />
          </Form.Item>
          {typeof children === 'function' ? children(isNew) : children}
        </EditDrawer>
      )}
    </Section>
  );
}
