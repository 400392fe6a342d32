import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import { useApi, useTenant, useWho } from '../../app/console';
import { Failure } from '../../shared/Failure';
import { filtersOf, timeOf } from '../../shared/filters';
import { Page, Section } from '../../shared/Page';
import { type CallFilter, CallFilters, filterNames } from './CallFilters';
import { CallTable } from './CallTable';

const pageSize = 50;

export default function CallsPage() {
  const { t } = useTranslation();
  const seesAll = useWho().role !== 'agent';
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const calls = useCalls(filters);
  return (
    <Page title={t('calls.title')} extra={<Button onClick={() => void calls.refetch()}>{t('calls.refresh')}</Button>}>
      <CallFilters filters={filters} byAgent={seesAll} onChange={(next) => setParams(next, { replace: true })} />
      <Section title={t('calls.found')}>
        {calls.isError && <Failure failure={calls.error} retry={() => void calls.refetch()} />}
        {calls.isPending && <Skeleton active title={false} />}
        {calls.data && <CallTable label={t('calls.found')} calls={calls.data.pages.flatMap((page) => page.items)} showAgent={seesAll} />}
        {calls.hasNextPage && (
          <Button loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {t('calls.more')}
          </Button>
        )}
      </Section>
    </Page>
  );
}

function useCalls({ from, to, ...filters }: CallFilter) {
  const api = useApi();
  const path = useTenant();
  return useInfiniteQuery({
    queryKey: ['calls', 'search', filters, from, to],
    queryFn: ({ pageParam }) => {
      const query = { ...filters, ...timeOf({ from, to }), limit: pageSize, ...(pageParam !== null && { before: pageParam }) };
      return take(api.GET('/t/{tenant}/api/v1/calls', { params: { path, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
