import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';

type SeatLine = Invoice['seats'][number];
type NumberLine = Invoice['numbers'][number];
type MinutesLine = Invoice['minutes'][number];

export function SeatLines({ bill }: { bill: Invoice }) {
  const { t } = useTranslation();
  const { day, money, number } = useFormats();
  const price = usePrice(bill.currency);
  const columns: Column<SeatLine>[] = [
    { key: 'product', title: t('bill.product'), render: (line) => t('bill.productOfKind', { product: line.product, kind: t(`seatKind.${line.kind}`) }) },
    { key: 'quantity', title: t('bill.quantity'), render: (line) => number(line.quantity), number: true },
    { key: 'days', title: t('bill.period'), render: (line) => `${day(line.from)} – ${day(line.to)}` },
    { key: 'share', title: t('bill.days'), render: (line) => `${number(line.days)} / ${number(line.daysInMonth)}`, number: true },
    { key: 'price', title: t('bill.perSeat'), render: (line) => price(line.rating, line.unitPrice), number: true },
    { key: 'amount', title: t('charge.amount'), render: (line) => <strong>{money(line.amount, bill.currency)}</strong>, number: true },
  ];
  return (
    <DataTable
      label={t('bill.seats')}
      columns={columns}
      rows={bill.seats}
      rowKey={(line) => `${line.product} ${line.from} ${line.quantity}`}
      empty={t('bill.noSeats')}
    />
  );
}

export function NumberLines({ bill }: { bill: Invoice }) {
  const { t } = useTranslation();
  const { day, money, number } = useFormats();
  const price = usePrice(bill.currency);
  const columns: Column<NumberLine>[] = [
    { key: 'number', title: t('charge.number'), render: (line) => line.number },
    { key: 'priceClass', title: t('bill.priceClass'), render: (line) => line.priceClass },
    { key: 'days', title: t('bill.period'), render: (line) => `${day(line.from)} – ${day(line.to)}` },
    { key: 'share', title: t('bill.days'), render: (line) => `${number(line.days)} / ${number(line.daysInMonth)}`, number: true },
    { key: 'price', title: t('bill.perNumber'), render: (line) => price(line.rating, line.unitPrice), number: true },
    { key: 'amount', title: t('charge.amount'), render: (line) => <strong>{money(line.amount, bill.currency)}</strong>, number: true },
  ];
  return (
    <DataTable
      label={t('bill.numbers')}
      columns={columns}
      rows={bill.numbers}
      rowKey={(line) => `${line.number} ${line.priceClass}`}
      empty={t('bill.noNumbers')}
    />
  );
}

export function MinutesLines({ bill }: { bill: Invoice }) {
  const { t } = useTranslation();
  const { money, number } = useFormats();
  const price = usePrice(bill.currency);
  const columns: Column<MinutesLine>[] = [
    { key: 'direction', title: t('charge.direction'), render: (line) => t(`direction.${line.direction}`) },
    { key: 'number', title: t('charge.number'), render: (line) => line.number },
    { key: 'calls', title: t('bill.calls'), render: (line) => number(line.calls), number: true },
    { key: 'billed', title: t('charge.billed'), render: (line) => clock(line.billedSeconds * 1000), number: true },
    { key: 'increments', title: t('charge.increments'), render: incrementsOf },
    { key: 'price', title: t('charge.perMinute'), render: (line) => price(line.rating, line.perMinute), number: true },
    { key: 'amount', title: t('charge.amount'), render: (line) => <strong>{money(line.amount, bill.currency)}</strong>, number: true },
  ];
  return (
    <DataTable
      label={t('bill.minutes')}
      columns={columns}
      rows={bill.minutes}
      rowKey={(line) => [line.direction, line.number, line.rating, line.perMinute, incrementsOf(line)].join(' ')}
      empty={t('bill.noMinutes')}
    />
  );
}

function incrementsOf(line: MinutesLine): string {
  return line.initialIncrementS === null ? '–' : `${line.initialIncrementS}/${line.furtherIncrementS}`;
}

/** A price, or why there is none. */
function usePrice(currency: string): (rating: SeatLine['rating'], price: number | null) => string {
  const { t } = useTranslation();
  const { money } = useFormats();
  return (rating, price) => (rating === 'rated' && price !== null ? money(price, currency) : t(`rating.${rating}`));
}
