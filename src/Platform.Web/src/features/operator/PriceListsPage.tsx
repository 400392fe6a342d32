import { useTranslation } from 'react-i18next';
import type { PriceList } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { usePriceLists } from './useOperator';

type MinutePrice = PriceList['minutes'][number];
type SeatPrice = PriceList['seats'][number];
type NumberPrice = PriceList['numbers'][number];

export default function PriceListsPage() {
  const { t } = useTranslation();
  const lists = usePriceLists();
  return (
    <Page title={t('operator.prices')}>
      <Loaded query={lists}>
        {(items) => (items.length === 0 ? <p className="empty">{t('operator.noPrices')}</p> : items.map((list) => <Prices key={list.id} list={list} />))}
      </Loaded>
    </Page>
  );
}

function Prices({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const { money } = useFormats();
  const minutes: Column<MinutePrice>[] = [
    { key: 'direction', title: t('charge.direction'), render: (price) => t(`direction.${price.direction}`) },
    { key: 'prefix', title: t('price.prefix'), render: (price) => price.prefix || t('price.allNumbers') },
    { key: 'increments', title: t('charge.increments'), render: (price) => `${price.initialIncrementS}/${price.furtherIncrementS}` },
    { key: 'price', title: t('charge.perMinute'), render: (price) => money(price.perMinute, list.currency), number: true },
  ];
  const seats: Column<SeatPrice>[] = [
    { key: 'product', title: t('bill.product'), render: (price) => price.product },
    { key: 'price', title: t('bill.perSeat'), render: (price) => money(price.perMonth, list.currency), number: true },
  ];
  const numbers: Column<NumberPrice>[] = [
    { key: 'priceClass', title: t('bill.priceClass'), render: (price) => price.priceClass },
    { key: 'price', title: t('bill.perNumber'), render: (price) => money(price.perMonth, list.currency), number: true },
  ];
  return (
    <Section title={`${list.id} (${list.currency})`}>
      <h3>{t('bill.minutes')}</h3>
      <DataTable
        label={`${list.id}: ${t('bill.minutes')}`}
        columns={minutes}
        rows={list.minutes}
        rowKey={(price) => `${price.direction} ${price.prefix}`}
        empty={t('price.none')}
      />
      <h3>{t('bill.seats')}</h3>
      <DataTable label={`${list.id}: ${t('bill.seats')}`} columns={seats} rows={list.seats} rowKey={(price) => price.product} empty={t('price.none')} />
      <h3>{t('bill.numbers')}</h3>
      <DataTable
        label={`${list.id}: ${t('bill.numbers')}`}
        columns={numbers}
        rows={list.numbers}
        rowKey={(price) => price.priceClass}
        empty={t('price.none')}
      />
    </Section>
  );
}
