import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Dialing, DialingInput } from '../../api/types';
import { useApi } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { useTenantName } from './useOperator';

export default function TenantDialingPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { tenant = '' } = useParams();
  const dialing = useQuery({
    queryKey: ['tenant-dialing', tenant],
    queryFn: () => take(api.GET('/operator/api/v1/tenants/{tenant}/dialing', { params: { path: { tenant } } })),
  });
  return (
    <Page title={t('dialing.of', { tenant: useTenantName()(tenant) })}>
      <Section title={t('dialing.title')}>
        <Loaded query={dialing}>{(policy) => <DialingForm tenant={tenant} policy={policy} />}</Loaded>
      </Section>
    </Page>
  );
}

type Values = Omit<DialingInput, 'ringTimeoutMs'> & { ringTimeoutS: number };

function DialingForm({ tenant, policy }: { tenant: string; policy: Dialing }) {
  const { t } = useTranslation();
  const api = useApi();
  const { allowedPrefixes, barredPrefixes, maxChannels, spendPerDay, maxCallsPerSecond, callerId } = policy;
  const ringTimeoutS = policy.ringTimeoutMs / 1000;
  const initial: Values = { allowedPrefixes, barredPrefixes, maxChannels, spendPerDay, maxCallsPerSecond, callerId, ringTimeoutS };
  const save = ({ ringTimeoutS: seconds, ...values }: Values): Promise<unknown> => {
    const body = { ...values, callerId: values.callerId ?? null, ringTimeoutMs: Math.round(seconds * 1000) };
    return take(api.PUT('/operator/api/v1/tenants/{tenant}/dialing', { params: { path: { tenant } }, body }));
  };
  const prefixes = (name: 'allowedPrefixes' | 'barredPrefixes') => (
    <Form.Item name={name} label={t(`dialing.${name}`)} extra={t(`dialing.${name}Note`)}>
      <Select mode="tags" tokenSeparators={[',', ' ', ';']} open={false} suffixIcon={null} placeholder={t('dialing.none')} />
    </Form.Item>
  );
  const limit = (name: 'maxChannels' | 'maxCallsPerSecond' | 'spendPerDay') => (
    <Form.Item name={name} label={t(`dialing.${name}`, { currency: policy.currency })}>
      <InputNumber min={0} placeholder={t('dialing.noLimit')} />
    </Form.Item>
  );
  return (
    <EditForm initial={initial} save={save}>
      {prefixes('allowedPrefixes')}
      {prefixes('barredPrefixes')}
      <div className="filters">
        {limit('maxChannels')}
        {limit('maxCallsPerSecond')}
        {limit('spendPerDay')}
        <Form.Item name="ringTimeoutS" label={t('dialing.ringTimeout')} rules={[{ required: true, message: t('edit.missing') }]}>
          <InputNumber min={1} />
        </Form.Item>
        <Form.Item name="callerId" label={t('dialing.callerId')}>
          <Select allowClear options={policy.callerIds.map((value) => ({ value, label: value }))} placeholder={t('dialing.firstNumber')} />
        </Form.Item>
      </div>
    </EditForm>
  );
}
