import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Invoice } from '../../api/types';
import { useApi, useTenant, useWho } from '../../app/console';
import { Page } from '../../shared/Page';
import { InvoiceView } from './InvoiceView';
import { monthOf } from './month';
import { MonthPicker } from './MonthPicker';
import { OwnSeatsSection } from './OwnSeatsSection';

export default function BillPage() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const isAdmin = useWho().role === 'tenantAdmin';
  const [params, setParams] = useSearchParams();
  const month = monthOf(params);
  const invoice = useQuery<Invoice>({
    queryKey: ['invoice', month],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/invoice', { params: { path, query: { month } } })) as Promise<Invoice>,
  });
  const csv = (): Promise<string> =>
    take(api.GET('/t/{tenant}/api/v1/invoice', { params: { path, query: { month, format: 'csv' } }, parseAs: 'text' })) as Promise<string>;
  return (
    <Page title={t('bill.title')} extra={<MonthPicker month={month} onChange={(next) => setParams({ month: next })} />}>
      <InvoiceView invoice={invoice} month={month} csv={csv} />
      {isAdmin && <OwnSeatsSection />}
    </Page>
  );
}
