import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { OperatorTenant } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { type Column, DataTable } from '../../shared/DataTable';
import { useFailureText } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { newTenant, TenantDrawer } from './TenantDrawer';
import { useTenants } from './useOperator';

export default function TenantsPage() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const tenants = useTenants();
  const [isAdding, setIsAdding] = useState(false);
  const columns: Column<OperatorTenant>[] = [
    {
      key: 'name',
      title: t('operator.tenant'),
      render: ({ id, name, suspended }) => (
        <>
          <Link to={`/tenants/${id}`}>
            {name} ({id})
          </Link>{' '}
          {suspended && <Tag color="red">{t('operator.suspended')}</Tag>}
        </>
      ),
    },
    { key: 'seats', title: t('operator.seats'), render: (tenant) => <TenantSeats tenant={tenant.id} /> },
    {
      key: 'seatsInUse',
      title: t('operator.seatsInUse'),
      render: (tenant) =>
        tenant.seats.map((seat) => (
          <div key={seat.product}>{t('operator.productInUse', { product: seat.product, used: number(seat.inUse), of: number(seat.rented) })}</div>
        )),
    },
    {
      key: 'channels',
      title: t('operator.channels'),
      render: (tenant) => t('operator.channelsInUse', { used: number(tenant.channelsInUse), of: number(tenant.maxChannels) }),
      number: true,
    },
    { key: 'prices', title: t('operator.priceList'), render: (tenant) => tenant.priceList },
    { key: 'dialing', title: t('dialing.title'), render: (tenant) => <Link to={`/tenants/${tenant.id}/dialing`}>{t('dialing.show')}</Link> },
    { key: 'invoice', title: t('operator.invoice'), render: (tenant) => <Link to={`/tenants/${tenant.id}/invoice`}>{t('operator.showInvoice')}</Link> },
  ];
  return (
    <Page title={t('operator.tenants')}>
      <Section title={t('operator.rentals')}>
        <Loaded query={tenants}>
          {(items) => (
            <DataTable label={t('operator.tenants')} columns={columns} rows={items} rowKey={(tenant) => tenant.id} empty={t('operator.noTenants')} />
          )}
        </Loaded>
        <Button onClick={() => setIsAdding(true)}>{t('operator.addTenant')}</Button>
      </Section>
      {isAdding && <TenantDrawer initial={newTenant} isNew taken={(tenants.data ?? []).map(({ id }) => id)} onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

function TenantSeats({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { day, number } = useFormats();
  const failureText = useFailureText();
  const seats = useQuery({
    queryKey: ['tenant-seats', tenant],
    queryFn: async () => (await take(api.GET('/operator/api/v1/tenants/{tenant}/seats', { params: { path: { tenant } } }))).items,
  });
  if (seats.isError) return failureText(seats.error);
  if (seats.data === undefined) return '…';
  if (seats.data.length === 0) return t('operator.noSeats');
  return seats.data.map((seat) => (
    <div key={seat.product}>
      {t('operator.seatsFrom', { product: seat.product, kind: t(`seatKind.${seat.kind}`), quantity: number(seat.quantity), day: day(seat.from) })}
    </div>
  ));
}
