import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { OperatorTenant, SeatRental } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { DayInput } from '../../shared/DayInput';
import { EditDrawer } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { usePriceLists } from './useOperator';

/** What it rents of each product, at which price, and how much of it is taken now. */
export function TenantSeatsSection({ tenant: { id, priceList, seats } }: { tenant: OperatorTenant }) {
  const { t } = useTranslation();
  const api = useApi();
  const { number, day, money } = useFormats();
  const [edited, setEdited] = useState<SeatRental | null>(null);
  const [isNew, setIsNew] = useState(false);
  const prices = usePriceLists().data?.find((list) => list.id === priceList);
  const rentals = useQuery({
    queryKey: ['tenant-seats', id],
    queryFn: async () => (await take(api.GET('/operator/api/v1/tenants/{tenant}/seats', { params: { path: { tenant: id } } }))).items,
  });
  const path = (product: string) => ({ params: { path: { tenant: id, product } } });
  const priceOf = (product: string): string => {
    const price = prices?.seats.find((one) => one.product === product);
    return price === undefined || prices === undefined ? t('rating.noPrice') : money(price.perMonth, prices.currency);
  };
  const edit = (rental: SeatRental, fresh: boolean): void => {
    setEdited(rental);
    setIsNew(fresh);
  };
  const columns: Column<SeatRental>[] = [
    { key: 'product', title: t('bill.product'), render: ({ product }) => product },
    { key: 'kind', title: t('operator.seatKind'), render: ({ kind }) => t(`seatKind.${kind}`) },
    { key: 'quantity', title: t('operator.rentedSeats'), render: ({ quantity }) => number(quantity), number: true },
    { key: 'inUse', title: t('operator.seatsInUse'), render: ({ product }) => number(seats.find((seat) => seat.product === product)?.inUse ?? 0), number: true },
    { key: 'price', title: t('bill.perSeat'), render: ({ product }) => priceOf(product), number: true },
    { key: 'from', title: t('operator.billedFrom'), render: ({ from }) => day(from) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (rental) => (
        <div className="actions">
          <Button size="small" onClick={() => edit(rental, false)} aria-label={`${t('edit.edit')} ${rental.product}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton
            text={t('operator.endRental')}
            subject={rental.product}
            question={t('operator.endRentalSure', { product: rental.product })}
            act={() => take(api.DELETE('/operator/api/v1/tenants/{tenant}/seats/{product}', path(rental.product)))}
          />
        </div>
      ),
    },
  ];
  const save = ({ product, ...body }: SeatRental): Promise<unknown> => take(api.PUT('/operator/api/v1/tenants/{tenant}/seats/{product}', { ...path(product), body }));
  const free = (prices?.seats ?? []).filter(({ product }) => !rentals.data?.some((rental) => rental.product === product));
  return (
    <Section title={t('operator.seats')}>
      <Loaded query={rentals}>
        {(items) => <DataTable label={t('operator.seats')} columns={columns} rows={items} rowKey={({ product }) => product} empty={t('operator.noSeats')} />}
      </Loaded>
      <Button disabled={free.length === 0} title={free.length === 0 ? t('operator.allRented') : undefined} onClick={() => edit({ product: free[0]!.product, kind: 'concurrent', quantity: 1, from: today() }, true)}>
        {t('operator.rentSeats')}
      </Button>
      {edited !== null && (
        <EditDrawer title={isNew ? t('operator.rentSeats') : edited.product} initial={edited} save={save} onClose={() => setEdited(null)}>
          <Form.Item name="product" label={t('bill.product')}>
            <Select disabled={!isNew} options={free.map(({ product }) => ({ value: product, label: product }))} />
          </Form.Item>
          <Form.Item name="kind" label={t('operator.seatKind')}>
            <Radio.Group
              options={[
                { value: 'concurrent', label: t('seatKind.concurrent') },
                { value: 'named', label: t('seatKind.named') },
                { value: 'item', label: t('seatKind.item') },
              ]}
            />
          </Form.Item>
          <Form.Item name="quantity" label={t('operator.rentedSeats')} rules={[{ required: true, message: t('edit.missing') }]}>
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="from" label={t('operator.billedFrom')} rules={[{ required: true, message: t('edit.missing') }]}>
            <DayInput />
          </Form.Item>
        </EditDrawer>
      )}
    </Section>
  );
}

/** On the reader's own clock. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
