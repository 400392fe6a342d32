import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { StockItem } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditDrawer } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { useIdRules } from '../../shared/useIdRules';

/** Things to rent out beside seats: how many there are, and how many tenants have. */
export default function StockPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { number } = useFormats();
  const [edited, setEdited] = useState<StockItem | 'new' | null>(null);
  const stock = useQuery({ queryKey: ['stock'], queryFn: async () => (await take(api.GET('/operator/api/v1/stock'))).items });
  const idRules = useIdRules((stock.data ?? []).map(({ product }) => product));
  const columns: Column<StockItem>[] = [
    { key: 'product', title: t('bill.product'), render: ({ product }) => product },
    { key: 'quantity', title: t('stock.quantity'), render: ({ quantity }) => number(quantity), number: true },
    { key: 'rented', title: t('operator.rentedSeats'), render: ({ rented }) => number(rented), number: true },
    { key: 'free', title: t('stock.free'), render: ({ quantity, rented }) => number(quantity - rented), number: true },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (item) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited(item)} aria-label={`${t('edit.edit')} ${item.product}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton
            text={t('edit.remove')}
            subject={item.product}
            question={t('stock.removeSure', { product: item.product })}
            act={() => take(api.DELETE('/operator/api/v1/stock/{product}', { params: { path: { product: item.product } } }))}
          />
        </div>
      ),
    },
  ];
  const save = ({ product, quantity }: StockItem): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/stock/{product}', { params: { path: { product } }, body: { quantity } }));
  return (
    <Page title={t('stock.title')}>
      <Section title={t('stock.title')}>
        <p className="quiet">{t('stock.what')}</p>
        <Loaded query={stock}>
          {(items) => <DataTable label={t('stock.title')} columns={columns} rows={items} rowKey={({ product }) => product} empty={t('stock.none')} />}
        </Loaded>
        <Button onClick={() => setEdited('new')}>{t('stock.add')}</Button>
      </Section>
      {edited !== null && (
        <EditDrawer
          title={edited === 'new' ? t('stock.add') : edited.product}
          initial={edited === 'new' ? { product: '', quantity: 0, rented: 0 } : edited}
          save={save}
          onClose={() => setEdited(null)}
        >
          {edited === 'new' && (
            <Form.Item name="product" label={t('bill.product')} rules={idRules}>
              <Input placeholder="headset" />
            </Form.Item>
          )}
          <Form.Item name="quantity" label={t('stock.quantity')} rules={[{ required: true, message: t('edit.missing') }]}>
            <InputNumber min={0} max={1_000_000} precision={0} />
          </Form.Item>
        </EditDrawer>
      )}
    </Page>
  );
}
