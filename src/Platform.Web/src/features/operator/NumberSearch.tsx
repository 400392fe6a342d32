import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { OperatorNumber } from '../../api/types';
import { useApi } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import type { Choice } from '../../shared/filters';
import { useFormats } from '../../shared/format';
import { Section } from '../../shared/Page';
import { NumberHistory } from '../numbers/NumberHistory';
import { NumberStateTag, numberStates } from '../numbers/NumberStateTag';
import { useNumberPools, useTenantChoices } from './useOperator';

const pageSize = 50;
const filterNames = ['tenant', 'pool', 'state', 'digits'] as const;
type Filters = Partial<Record<(typeof filterNames)[number], string>>;

/** Numbers by what is known of them; the address bar holds it. */
export function NumberSearch() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters: Filters = Object.fromEntries(filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])));
  const numbers = useNumbers(filters);
  const [shown, setShown] = useState<string | null>(null);
  const rows = numbers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('number.search')}>
      <NumberFilters filters={filters} onChange={(next) => setParams(next, { replace: true })} />
      {numbers.isError && <Failure failure={numbers.error} retry={() => void numbers.refetch()} />}
      {numbers.isPending && <Skeleton active title={false} />}
      {numbers.data && <NumbersTable rows={rows} onHistory={setShown} />}
      {numbers.hasNextPage && (
        <Button loading={numbers.isFetchingNextPage} onClick={() => void numbers.fetchNextPage()}>
          {t('calls.more')}
        </Button>
      )}
      {shown !== null && <History number={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function useNumbers(filters: Filters) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['operator-numbers', filters],
    queryFn: ({ pageParam }) => {
      const query = { ...filters, limit: pageSize, ...(pageParam !== null && { after: pageParam }) };
      return take(api.GET('/operator/api/v1/numbers', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function NumberFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { t } = useTranslation();
  const tenants = useTenantChoices();
  const pools = (useNumberPools().data ?? []).map((pool) => ({ value: pool.id, label: pool.name }));
  const states = numberStates.map((state) => ({ value: state, label: t(`numberState.${state}`) }));
  const set = (name: keyof Filters, value: string | undefined): void => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const choice = (name: 'tenant' | 'pool' | 'state', label: string, options: Choice[], any: string) => (
    <Form.Item label={label} htmlFor={`numbers-${name}`}>
      <Select
        id={`numbers-${name}`}
        allowClear
        placeholder={any}
        options={options}
        value={filters[name] ?? null}
        onChange={(value: string | null | undefined) => set(name, value ?? undefined)}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="search" className="filters" aria-label={t('calls.filters')}>
      {choice('state', t('number.state'), states, t('number.notFree'))}
      {choice('tenant', t('operator.tenant'), tenants, t('calls.any'))}
      {choice('pool', t('number.pool'), pools, t('calls.any'))}
      <Form.Item label={t('number.digits')} htmlFor="numbers-digits">
        <Input.Search
          key={filters.digits}
          id="numbers-digits"
          allowClear
          inputMode="numeric"
          defaultValue={filters.digits ?? ''}
          onSearch={(value) => set('digits', value.trim())}
        />
      </Form.Item>
    </Form>
  );
}

function NumbersTable({ rows, onHistory }: { rows: OperatorNumber[]; onHistory: (number: string) => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const { dateTime } = useFormats();
  const lift = (e164: string): Promise<unknown> => take(api.DELETE('/operator/api/v1/numbers/{e164}/quarantine', { params: { path: { e164 } } }));
  const columns: Column<OperatorNumber>[] = [
    { key: 'number', title: t('number.number'), render: (number) => number.e164 },
    { key: 'state', title: t('number.state'), render: (number) => <NumberStateTag state={number.state} /> },
    { key: 'tenant', title: t('operator.tenant'), render: (number) => number.tenant ?? '–' },
    { key: 'queue', title: t('call.queue'), render: (number) => number.queue ?? '–' },
    { key: 'pool', title: t('number.pool'), render: (number) => number.pool ?? '–' },
    { key: 'since', title: t('number.since'), render: (number) => (number.since === null ? '–' : dateTime(number.since)) },
    { key: 'until', title: t('number.ends'), render: (number) => (number.until === null ? '–' : dateTime(number.until)) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (number) => (
        <div className="actions">
          <Button size="small" onClick={() => onHistory(number.e164)} aria-label={t('number.historyOf', { number: number.e164 })}>
            {t('number.history')}
          </Button>
          {number.state === 'quarantined' && (
            <ConfirmButton
              text={t('number.lift')}
              subject={number.e164}
              question={t('number.liftSure', { number: number.e164 })}
              act={() => lift(number.e164)}
            />
          )}
        </div>
      ),
    },
  ];
  return <DataTable label={t('number.search')} columns={columns} rows={rows} rowKey={(number) => number.e164} empty={t('number.none')} />;
}

function History({ number, onClose }: { number: string; onClose: () => void }) {
  const api = useApi();
  const history = useQuery({
    queryKey: ['operator-number-history', number],
    queryFn: async () => (await take(api.GET('/operator/api/v1/numbers/{e164}/history', { params: { path: { e164: number } } }))).items,
  });
  return <NumberHistory number={number} history={history} showTenant onClose={onClose} />;
}
