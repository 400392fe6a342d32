import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';

type Minutes = NonNullable<LedgerEntry['minutes']> & { id: string };

export function ChargesTable({ charges }: { charges: LedgerEntry[] }) {
  const { t } = useTranslation();
  const { money } = useFormats();
  const rows = charges.flatMap(({ id, minutes }) => (minutes === null ? [] : [{ ...minutes, id }]));
  const columns: Column<Minutes>[] = [
    { key: 'direction', title: t('charge.direction'), render: (entry) => t(`direction.${entry.direction}`) },
    { key: 'number', title: t('charge.number'), render: (entry) => entry.number },
    { key: 'duration', title: t('charge.duration'), render: (entry) => clock(entry.durationMs), number: true },
    { key: 'billed', title: t('charge.billed'), render: (entry) => clock(entry.billedSeconds * 1000), number: true },
    { key: 'increments', title: t('charge.increments'), render: (entry) => entry.increments ?? '–' },
    {
      key: 'price',
      title: t('charge.perMinute'),
      render: (entry) => (entry.perMinute === null ? t('rating.noPrice') : money(entry.perMinute, entry.currency)),
      number: true,
    },
    { key: 'amount', title: t('charge.amount'), render: (entry) => <strong>{money(entry.amount, entry.currency)}</strong>, number: true },
  ];
  return <DataTable label={t('call.charges')} columns={columns} rows={rows} rowKey={(entry) => entry.id} empty={t('call.noCharges')} />;
}
