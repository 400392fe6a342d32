import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberPool } from '../../api/types';
import { Button } from '../../shared/Button';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { PoolDrawer, RangeDrawer } from './PoolDrawers';
import { useNumberPools, useTenantName } from './useOperator';

type Edited = { what: 'new' } | { what: 'pool' | 'range'; pool: NumberPool };

export function PoolsSection() {
  const { t } = useTranslation();
  const { list, number } = useFormats();
  const tenantName = useTenantName();
  const pools = useNumberPools();
  const [edited, setEdited] = useState<Edited | null>(null);
  const close = (): void => setEdited(null);
  const columns: Column<NumberPool>[] = [
    { key: 'name', title: t('pool.name'), render: (pool) => `${pool.name} (${pool.id})` },
    { key: 'ranges', title: t('pool.ranges'), render: (pool) => <Ranges pool={pool} /> },
    { key: 'class', title: t('bill.priceClass'), render: (pool) => pool.priceClass },
    { key: 'tenants', title: t('pool.tenants'), render: (pool) => list(pool.tenants.map(tenantName)) || t('pool.allTenants') },
    { key: 'free', title: t('numberState.free'), render: (pool) => <strong>{number(pool.free)}</strong>, number: true },
    { key: 'reserved', title: t('numberState.reserved'), render: (pool) => number(pool.reserved), number: true },
    { key: 'assigned', title: t('numberState.assigned'), render: (pool) => number(pool.assigned), number: true },
    { key: 'quarantined', title: t('numberState.quarantined'), render: (pool) => number(pool.quarantined), number: true },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (pool) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited({ what: 'range', pool })} aria-label={`${t('pool.load')} ${pool.id}`}>
            {t('pool.load')}
          </Button>
          <Button size="small" onClick={() => setEdited({ what: 'pool', pool })} aria-label={`${t('edit.edit')} ${pool.id}`}>
            {t('edit.edit')}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <Section title={t('pool.title')}>
      <Loaded query={pools}>
        {(items) => <DataTable label={t('pool.title')} columns={columns} rows={items} rowKey={(pool) => pool.id} empty={t('pool.none')} />}
      </Loaded>
      <Button onClick={() => setEdited({ what: 'new' })}>{t('pool.add')}</Button>
      {edited?.what === 'range' && <RangeDrawer pool={edited.pool} onClose={close} />}
      {edited !== null && edited.what !== 'range' && (
        <PoolDrawer pool={edited.what === 'pool' ? edited.pool : null} taken={(pools.data ?? []).map(({ id }) => id)} onClose={close} />
      )}
    </Section>
  );
}

function Ranges({ pool }: { pool: NumberPool }) {
  if (pool.ranges.length === 0) return '–';
  return pool.ranges.map((range) => (
    <div key={range.first}>
      {range.first} – {range.last}
    </div>
  ));
}
