import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { NumberPool, NumberPoolInput, NumberRange } from '../../api/types';
import { useApi } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { useTenantChoices, useTrunkChoices } from './useOperator';

const capabilities = ['voice', 'fax', 'sms'] as const;
const newPool = { name: '', ranges: [], priceClass: '', capabilities: ['voice'], tenants: [], quarantineDays: 90, trunk: null } satisfies NumberPoolInput;

/** A pool is made without numbers: its ranges are loaded one by one. */
export function PoolDrawer({ pool, taken, onClose }: { pool: NumberPool | null; taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const tenants = useTenantChoices();
  const trunks = useTrunkChoices();
  const save = ({ id, ...body }: NumberPoolInput & { id: string }): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/number-pools/{pool}', { params: { path: { pool: id } }, body }));
  return (
    <EditDrawer
      title={pool === null ? t('pool.add') : pool.name}
      initial={pool === null ? { id: '', ...newPool } : inputOf(pool)}
      save={save}
      onClose={onClose}
    >
      <IdItem isNew={pool === null} taken={taken} />
      <Form.Item name="name" label={t('pool.name')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Input />
      </Form.Item>
      <Form.Item name="priceClass" label={t('bill.priceClass')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Input />
      </Form.Item>
      <Form.Item name="capabilities" label={t('number.capabilities')}>
        <Select mode="multiple" options={capabilities.map((value) => ({ value, label: t(`capability.${value}`) }))} />
      </Form.Item>
      <Form.Item name="tenants" label={t('pool.tenants')}>
        <Select mode="multiple" options={tenants} placeholder={t('pool.allTenants')} />
      </Form.Item>
      <Form.Item name="quarantineDays" label={t('pool.quarantineDays')}>
        <InputNumber min={0} />
      </Form.Item>
      <Form.Item name="trunk" label={t('call.trunk')}>
        <Select allowClear options={trunks} />
      </Form.Item>
    </EditDrawer>
  );
}

function inputOf({ id, name, ranges, priceClass, capabilities, tenants, quarantineDays, trunk }: NumberPool): NumberPoolInput & { id: string } {
  return { id, name, ranges, priceClass, capabilities, tenants, quarantineDays, trunk };
}

export function RangeDrawer({ pool, onClose }: { pool: NumberPool; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const load = (body: NumberRange): Promise<unknown> =>
    take(api.POST('/operator/api/v1/number-pools/{pool}/ranges', { params: { path: { pool: pool.id } }, body }));
  const bound = (name: keyof NumberRange) => (
    <Form.Item name={name} label={t(`pool.${name}`)} rules={[{ required: true, message: t('edit.missing') }]}>
      <Input inputMode="tel" placeholder="+86…" />
    </Form.Item>
  );
  return (
    <EditDrawer title={t('pool.loadInto', { pool: pool.name })} initial={{ first: '', last: '' }} save={load} submit={t('pool.load')} onClose={onClose}>
      {bound('first')}
      {bound('last')}
    </EditDrawer>
  );
}
