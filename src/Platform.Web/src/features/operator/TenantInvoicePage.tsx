import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Invoice } from '../../api/types';
import { useApi } from '../../app/console';
import { Page } from '../../shared/Page';
import { InvoiceView } from '../bill/InvoiceView';
import { monthOf } from '../bill/month';
import { MonthPicker } from '../bill/MonthPicker';
import { useTenantName } from './useOperator';

export default function TenantInvoicePage() {
  const { t } = useTranslation();
  const api = useApi();
  const { tenant = '' } = useParams();
  const path = { tenant };
  const [params, setParams] = useSearchParams();
  const month = monthOf(params);
  const invoice = useQuery<Invoice>({
    queryKey: ['tenant-invoice', tenant, month],
    queryFn: () => take(api.GET('/operator/api/v1/tenants/{tenant}/invoice', { params: { path, query: { month } } })) as Promise<Invoice>,
  });
  const csv = (): Promise<string> =>
    take(api.GET('/operator/api/v1/tenants/{tenant}/invoice', { params: { path, query: { month, format: 'csv' } }, parseAs: 'text' })) as Promise<string>;
  return (
    <Page title={t('operator.invoiceOf', { tenant: useTenantName()(tenant) })} extra={<MonthPicker month={month} onChange={(next) => setParams({ month: next })} />}>
      <InvoiceView invoice={invoice} month={month} csv={csv} />
    </Page>
  );
}
