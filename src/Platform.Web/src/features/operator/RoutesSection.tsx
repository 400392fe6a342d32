import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { TrunkRoute } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditDrawer } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { IdItem } from '../../shared/IdItem';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useTenantChoices, useTenantName, useTrunkChoices, useTrunkName } from './useOperator';

/** Which trunk a call out takes: the longest prefix first, then the lowest priority, then the lowest cost. */
export function RoutesSection() {
  const { t } = useTranslation();
  const api = useApi();
  const { number } = useFormats();
  const tenantName = useTenantName();
  const trunkName = useTrunkName();
  const [edited, setEdited] = useState<TrunkRoute | null>(null);
  const routes = useQuery({ queryKey: ['routes'], queryFn: async () => (await take(api.GET('/operator/api/v1/routes'))).items });
  const remove = (route: string): Promise<unknown> => take(api.DELETE('/operator/api/v1/routes/{route}', { params: { path: { route } } }));
  const columns: Column<TrunkRoute>[] = [
    { key: 'id', title: t('route.id'), render: (route) => route.id },
    { key: 'prefix', title: t('price.prefix'), render: (route) => route.prefix || t('price.allNumbers') },
    { key: 'trunk', title: t('call.trunk'), render: (route) => trunkName(route.trunk) },
    { key: 'priority', title: t('route.priority'), render: (route) => number(route.priority), number: true },
    { key: 'cost', title: t('route.cost'), render: (route) => number(route.costPerMinute, 4, 2), number: true },
    { key: 'tenant', title: t('operator.tenant'), render: (route) => (route.onlyTenant === null ? t('pool.allTenants') : tenantName(route.onlyTenant)) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (route) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited(route)} aria-label={`${t('edit.edit')} ${route.id}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton text={t('edit.remove')} subject={route.id} question={t('edit.removeSure', { name: route.id })} act={() => remove(route.id)} />
        </div>
      ),
    },
  ];
  return (
    <Section title={t('route.title')}>
      <Loaded query={routes}>
        {(items) => <DataTable label={t('route.title')} columns={columns} rows={items} rowKey={(route) => route.id} empty={t('route.none')} />}
      </Loaded>
      <Button onClick={() => setEdited(newRoute)}>{t('route.add')}</Button>
      {edited !== null && <RouteDrawer route={edited} taken={(routes.data ?? []).map(({ id }) => id)} onClose={() => setEdited(null)} />}
    </Section>
  );
}

const newRoute: TrunkRoute = { id: '', prefix: '', trunk: '', priority: 10, costPerMinute: 0, onlyTenant: null };

function RouteDrawer({ route, taken, onClose }: { route: TrunkRoute; taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const trunks = useTrunkChoices();
  const tenants = useTenantChoices();
  const isNew = route.id === '';
  const save = ({ id, ...body }: TrunkRoute): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/routes/{route}', { params: { path: { route: id } }, body }));
  return (
    <EditDrawer title={isNew ? t('route.add') : route.id} initial={route} save={save} onClose={onClose}>
      <IdItem isNew={isNew} taken={taken} />
      <Form.Item name="prefix" label={t('price.prefix')} extra={t('route.prefixNote')}>
        <Input inputMode="tel" placeholder="+86" />
      </Form.Item>
      <Form.Item name="trunk" label={t('call.trunk')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Select options={trunks} />
      </Form.Item>
      <Form.Item name="priority" label={t('route.priority')} extra={t('route.priorityNote')}>
        <InputNumber />
      </Form.Item>
      <Form.Item name="costPerMinute" label={t('route.cost')}>
        <InputNumber min={0} step={0.01} />
      </Form.Item>
      <Form.Item name="onlyTenant" label={t('operator.tenant')}>
        <Select allowClear options={tenants} placeholder={t('pool.allTenants')} />
      </Form.Item>
    </EditDrawer>
  );
}
