import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { SeatOffer, SeatOrder } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Section } from '../../shared/Page';

/** Seats that the tenant rents by itself; nothing where the operator rents them out. */
export function OwnSeatsSection() {
  const { t } = useTranslation();
  const { money, number } = useFormats();
  const api = useApi();
  const path = useTenant();
  const offers = useQuery({
    queryKey: ['seats', 'offers'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/seats/offers', { params: { path } }))).items,
  });
  if (offers.data === undefined || offers.data.length === 0) return null;
  const columns: Column<SeatOffer>[] = [
    { key: 'product', title: t('bill.product'), render: ({ product }) => product },
    { key: 'kind', title: t('operator.seatKind'), render: ({ kind }) => t(`seatKind.${kind}`) },
    { key: 'rented', title: t('operator.rentedSeats'), render: ({ rented }) => number(rented), number: true },
    { key: 'most', title: t('ownSeats.most'), render: ({ most }) => number(most), number: true },
    { key: 'price', title: t('bill.perSeat'), render: ({ perMonth, currency }) => money(perMonth, currency), number: true },
    { key: actionsKey, title: t('edit.actions'), render: (offer) => <OrderForm key={offer.rented} offer={offer} /> },
  ];
  return (
    <Section title={t('ownSeats.title')}>
      <p>{t('ownSeats.note')}</p>
      <DataTable label={t('ownSeats.title')} columns={columns} rows={offers.data} rowKey={({ product }) => product} empty={t('people.none')} />
    </Section>
  );
}

/** Says the monthly price of what is wanted before it is ordered. */
function OrderForm({ offer: { product, rented, most, perMonth, currency } }: { offer: SeatOffer }) {
  const { t } = useTranslation();
  const { money, day } = useFormats();
  const api = useApi();
  const path = { ...useTenant(), product };
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(rented);
  const ordering = useMutation<SeatOrder>({
    mutationFn: () => take(api.PUT('/t/{tenant}/api/v1/seats/{product}', { params: { path }, body: { quantity: wanted } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const order = { product, quantity: wanted, price: money(wanted * perMonth, currency) };
  const question = wanted > rented ? t('ownSeats.moreSure', order) : t('ownSeats.fewerSure', order);
  return (
    <div className="actions">
      <InputNumber size="small" min={0} max={Math.max(most, rented)} precision={0} value={wanted} aria-label={`${t('operator.rentedSeats')} ${product}`} onChange={(value) => setWanted(value ?? rented)} />
      <Popconfirm title={question} okText={t('ownSeats.order')} cancelText={t('edit.cancel')} onConfirm={() => ordering.mutate()} disabled={wanted === rented}>
        <Button size="small" disabled={wanted === rented} loading={ordering.isPending} aria-label={`${t('ownSeats.order')} ${product}`}>
          {t('ownSeats.order')}
        </Button>
      </Popconfirm>
      {ordering.isError && <Failure failure={ordering.error} />}
      {ordering.data && <span role="status">{t('ownSeats.ordered', { quantity: ordering.data.quantity, day: day(ordering.data.from) })}</span>}
    </div>
  );
}
