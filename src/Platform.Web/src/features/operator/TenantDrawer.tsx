import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { usePriceLists } from './useOperator';

export type TenantValues = { id: string; name: string; sipDomain: string; locale: string; maxChannels: number; priceList: string; seatLimit: number };

export const newTenant: TenantValues = { id: '', name: '', sipDomain: '', locale: 'zh-CN', maxChannels: 30, priceList: 'standard', seatLimit: 0 };

type TenantDrawerProps = { initial: TenantValues; isNew: boolean; taken: readonly string[]; onClose: () => void };

export function TenantDrawer({ initial, isNew, taken, onClose }: TenantDrawerProps) {
  const { t } = useTranslation();
  const api = useApi();
  const needed = [{ required: true, message: t('edit.missing') }];
  const priceLists = (usePriceLists().data ?? []).map(({ id }) => ({ value: id, label: id }));
  const save = ({ id, sipDomain, ...values }: TenantValues): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/tenants/{tenant}', { params: { path: { tenant: id } }, body: { ...values, sipDomain: sipDomain.trim() || null } }));
  return (
    <EditDrawer title={isNew ? t('operator.addTenant') : initial.name} initial={initial} save={save} onClose={onClose}>
      <IdItem isNew={isNew} taken={taken} />
      <Form.Item name="name" label={t('operator.tenantName')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="locale" label={t('operator.locale')}>
        <Select
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      <Form.Item name="maxChannels" label={t('operator.maxChannels')} rules={needed}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="priceList" label={t('operator.priceList')} rules={needed}>
        <Select options={priceLists} />
      </Form.Item>
      <Form.Item name="seatLimit" label={t('operator.seatLimit')} extra={t('operator.seatLimitHelp')} rules={needed}>
        <InputNumber min={0} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="sipDomain" label={t('operator.sipDomain')} extra={t('operator.sipDomainHelp')}>
        <Input />
      </Form.Item>
    </EditDrawer>
  );
}
