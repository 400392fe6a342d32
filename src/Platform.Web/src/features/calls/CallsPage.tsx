import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import { useApi, useTenant, useWho } from '../../app/console';
import { filtersOf, timeOf } from '../../shared/filters';
import { Page } from '../../shared/Page';
import { PagedSection, RefreshButton } from '../../shared/PagedSection';
import { usePages } from '../../shared/usePages';
import { type CallFilter, CallFilters, filterNames } from './CallFilters';
import { CallTable } from './CallTable';

export default function CallsPage() {
  const { t } = useTranslation();
  const seesAll = useWho().role !== 'agent';
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const found = useCalls(filters);
  return (
    <Page title={t('calls.title')} extra={<RefreshButton found={found} />}>
      <CallFilters filters={filters} byAgent={seesAll} onChange={(next) => setParams(next, { replace: true })} />
      <PagedSection title={t('calls.found')} found={found}>
        {(calls) => <CallTable label={t('calls.found')} calls={calls} showAgent={seesAll} />}
      </PagedSection>
    </Page>
  );
}

function useCalls({ from, to, ...filters }: CallFilter) {
  const api = useApi();
  const path = useTenant();
  return usePages(['calls', 'search', filters, from, to], (page) => {
    const query = { ...filters, ...timeOf({ from, to }), ...page };
    return take(api.GET('/t/{tenant}/api/v1/calls', { params: { path, query } }));
  });
}
