import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { AvailableNumber } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Section } from '../../shared/Page';
import { Skeleton } from '../../shared/Skeleton';
import { useAvailable } from './useAvailable';
import { useCapabilities } from './useCapabilities';
import { useDestinations } from './useDestinations';

/** Free numbers of the pools that the tenant may use, each with its price. */
export function OrderSection() {
  const { t } = useTranslation();
  const { money } = useFormats();
  const [digits, setDigits] = useState('');
  const [destination, setDestination] = useState<string | null>(null);
  const destinations = useDestinations();
  const available = useAvailable(digits);
  const [ordered, setOrdered] = useState<string | null>(null);
  const capabilities = useCapabilities();
  const columns: Column<AvailableNumber>[] = [
    { key: 'number', title: t('number.number'), render: (number) => number.e164 },
    { key: 'capabilities', title: t('number.capabilities'), render: capabilities },
    { key: 'class', title: t('bill.priceClass'), render: (number) => number.priceClass },
    {
      key: 'price',
      title: t('bill.perNumber'),
      render: ({ perMonth, currency }) => (perMonth === null || currency === null ? t('rating.noPrice') : money(perMonth, currency)),
      number: true,
    },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (number) => <OrderButton number={number} destination={destination} onOrdered={setOrdered} />,
    },
  ];
  return (
    <Section title={t('number.available')}>
      <Form layout="vertical" component="search" className="filters" aria-label={t('calls.filters')}>
        <Form.Item label={t('number.digits')} htmlFor="order-digits">
          <Input.Search id="order-digits" allowClear inputMode="numeric" placeholder="888" onSearch={(value) => setDigits(value.trim())} />
        </Form.Item>
        <Form.Item label={t('number.pointTo')} htmlFor="order-destination">
          <Select id="order-destination" allowClear options={destinations} placeholder={t('number.nowhere')} onChange={(value?: string) => setDestination(value ?? null)} />
        </Form.Item>
      </Form>
      {ordered !== null && <p role="status">{t('number.ordered', { number: ordered })}</p>}
      {available.isError && <Failure failure={available.error} retry={() => void available.refetch()} />}
      {available.isPending && <Skeleton />}
      {available.data && (
        <DataTable
          label={t('number.available')}
          columns={columns}
          rows={available.data.pages.flatMap((page) => page.items)}
          rowKey={(number) => number.e164}
          empty={t('number.none')}
        />
      )}
      {available.hasNextPage && (
        <Button loading={available.isFetchingNextPage} onClick={() => void available.fetchNextPage()}>
          {t('calls.more')}
        </Button>
      )}
    </Section>
  );
}

type OrderButtonProps = { number: AvailableNumber; destination: string | null; onOrdered: (e164: string) => void };

/** A number without a price cannot be ordered. */
function OrderButton({ number: { e164, perMonth, currency }, destination, onOrdered }: OrderButtonProps) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { money } = useFormats();
  if (perMonth === null || currency === null) return '–';
  const order = async (): Promise<void> => {
    await take(api.POST('/t/{tenant}/api/v1/numbers', { params: { path }, body: { number: e164, destination } }));
    onOrdered(e164);
  };
  const question = t('number.orderSure', { number: e164, price: money(perMonth, currency) });
  return <ConfirmButton text={t('number.order')} subject={e164} question={question} act={order} />;
}
