import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { take } from '../../api/refusal';
import type { OperatorTenant } from '../../api/types';
import { useApi } from '../../app/console';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Facts, Page, Section } from '../../shared/Page';
import { InvitationLink } from '../users/InvitationLink';
import { TenantDrawer } from './TenantDrawer';
import { TenantNumbersSection } from './TenantNumbersSection';
import { TenantSeatsSection } from './TenantSeatsSection';
import { REFRESH_MS } from './useOperator';

/** All that an operator does for one tenant: its limits, seats, numbers, the first administrator, and whether it may call. */
export default function TenantPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { tenant: id = '' } = useParams();
  const tenant = useQuery({
    queryKey: ['tenants', id],
    queryFn: () => take(api.GET('/operator/api/v1/tenants/{tenant}', { params: { path: { tenant: id } } })),
    refetchInterval: REFRESH_MS,
  });
  const links = (
    <span className="actions">
      <Link to={`/tenants/${id}/dialing`}>{t('dialing.title')}</Link>
      <Link to={`/tenants/${id}/invoice`}>{t('operator.showInvoice')}</Link>
    </span>
  );
  return (
    <Page title={tenant.data?.name ?? id} extra={tenant.data && links}>
      <Loaded query={tenant}>
        {(found) => (
          <>
            <LimitsSection tenant={found} />
            <TenantSeatsSection tenant={found} />
            <TenantNumbersSection tenant={id} />
            <AdminSection tenant={id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function LimitsSection({ tenant }: { tenant: OperatorTenant }) {
  const { t } = useTranslation();
  const api = useApi();
  const { number } = useFormats();
  const [isEditing, setIsEditing] = useState(false);
  const { id, name, sipDomain, locale, maxChannels, channelsInUse, priceList, suspended, seatLimit } = tenant;
  const set = (isSuspended: boolean): Promise<unknown> =>
    take(
      api.PUT('/operator/api/v1/tenants/{tenant}', {
        params: { path: { tenant: id } },
        body: { name, sipDomain, locale, maxChannels, priceList, suspended: isSuspended },
      }),
    );
  return (
    <Section title={t('operator.limits')}>
      {suspended && <Alert type="warning" title={t('operator.suspendedLong')} />}
      <Facts
        items={[
          { name: t('edit.id'), value: id },
          { name: t('operator.channels'), value: t('operator.channelsInUse', { used: number(channelsInUse), of: number(maxChannels) }) },
          { name: t('operator.priceList'), value: priceList },
          { name: t('operator.seatLimit'), value: number(seatLimit) },
          { name: t('operator.sipDomain'), value: sipDomain },
          { name: t('operator.locale'), value: locale === 'en' ? 'English' : '中文' },
        ]}
      />
      <p className="actions">
        <Button size="small" onClick={() => setIsEditing(true)}>{t('edit.edit')}</Button>
        {suspended ? (
          <ConfirmButton text={t('operator.resume')} subject={name} question={t('operator.resumeSure', { name })} act={() => set(false)} />
        ) : (
          <ConfirmButton text={t('operator.suspend')} subject={name} question={t('operator.suspendSure', { name })} act={() => set(true)} />
        )}
      </p>
      {isEditing && <TenantDrawer initial={{ id, name, sipDomain, locale, maxChannels, priceList, seatLimit }} isNew={false} taken={[]} onClose={() => setIsEditing(false)} />}
    </Section>
  );
}

type Admin = { login: string };

/** The operator knows no tenant's password: the administrator sets it by a link. */
function AdminSection({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const inviting = useMutation({
    mutationFn: ({ login }: Admin) =>
      take(api.POST('/operator/api/v1/tenants/{tenant}/admins/{login}/invitation', { params: { path: { tenant, login } } })),
  });
  return (
    <Section title={t('operator.admin')}>
      <p className="quiet">{t('operator.adminHelp', { address: `${window.location.origin}/t/${tenant}/` })}</p>
      <Form<Admin> layout="vertical" requiredMark={false} initialValues={{ login: 'admin' }} onFinish={(admin) => inviting.mutate(admin)}>
        {inviting.isError && <Failure failure={inviting.error} />}
        <div className="filters">
          <Form.Item name="login" label={t('operator.adminLogin')} rules={[{ required: true, message: t('edit.missing') }]}>
            <Input autoComplete="off" autoCapitalize="none" />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={inviting.isPending}>
          {t('operator.letIn')}
        </Button>
      </Form>
      {inviting.data !== undefined && <InvitationLink invitation={inviting.data} />}
    </Section>
  );
}
