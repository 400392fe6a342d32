import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { OperatorNumber } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { ChoiceFilter, FilterForm, TextFilter } from '../../shared/FilterForm';
import { type Filters, filtersOf } from '../../shared/filters';
import { useFormats } from '../../shared/format';
import { Section } from '../../shared/Page';
import { PagedList } from '../../shared/PagedSection';
import { usePages } from '../../shared/usePages';
import { useDestinationText } from '../destination';
import { NumberHistory } from '../numbers/NumberHistory';
import { NumberStateTag, numberStates } from '../numbers/NumberStateTag';
import { useNumberPools, usePoolName, useTenantChoices, useTenantName } from './useOperator';

const filterNames = ['tenant', 'pool', 'state', 'digits'] as const;
type NumberFilter = Filters<(typeof filterNames)[number]>;

/** Numbers by what is known of them; the address bar holds it. */
export function NumberSearch() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const numbers = useNumbers(filters);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Section title={t('number.search')}>
      <NumberFilters filters={filters} onChange={(next) => setParams(next, { replace: true })} />
      <PagedList found={numbers}>{(rows) => <NumbersTable rows={rows} onHistory={setShown} />}</PagedList>
      {shown !== null && <History number={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function useNumbers(filters: NumberFilter) {
  const api = useApi();
  return usePages(['operator-numbers', filters], ({ limit, before: after }) => {
    const query = { ...filters, limit, ...(after !== undefined && { after }) };
    return take(api.GET('/operator/api/v1/numbers', { params: { query } }));
  });
}

function NumberFilters({ filters, onChange }: { filters: NumberFilter; onChange: (filters: NumberFilter) => void }) {
  const { t } = useTranslation();
  const pools = (useNumberPools().data ?? []).map((pool) => ({ value: pool.id, label: pool.name }));
  const states = numberStates.map((state) => ({ value: state, label: t(`numberState.${state}`) }));
  return (
    <FilterForm id="numbers" filters={filters} onChange={onChange}>
      <ChoiceFilter name="state" label={t('number.state')} options={states} any={t('number.notFree')} />
      <ChoiceFilter name="tenant" label={t('operator.tenant')} options={useTenantChoices()} />
      <ChoiceFilter name="pool" label={t('number.pool')} options={pools} />
      <TextFilter name="digits" label={t('number.digits')} inputMode="tel" />
    </FilterForm>
  );
}

function NumbersTable({ rows, onHistory }: { rows: OperatorNumber[]; onHistory: (number: string) => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const { dateTime } = useFormats();
  const destinationText = useDestinationText();
  const tenantName = useTenantName();
  const poolName = usePoolName();
  const lift = (e164: string): Promise<unknown> => take(api.DELETE('/operator/api/v1/numbers/{e164}/quarantine', { params: { path: { e164 } } }));
  const columns: Column<OperatorNumber>[] = [
    { key: 'number', title: t('number.number'), render: (number) => number.e164 },
    { key: 'state', title: t('number.state'), render: (number) => <NumberStateTag state={number.state} /> },
    { key: 'tenant', title: t('operator.tenant'), render: ({ tenant }) => (tenant === null ? '–' : tenantName(tenant)) },
    { key: 'leadsTo', title: t('number.leadsTo'), render: ({ destination }) => (destination ? destinationText(destination) : '–') },
    { key: 'pool', title: t('number.pool'), render: ({ pool }) => (pool === null ? '–' : poolName(pool)) },
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
  const tenantName = useTenantName();
  const history = useQuery({
    queryKey: ['operator-number-history', number],
    queryFn: async () => (await take(api.GET('/operator/api/v1/numbers/{e164}/history', { params: { path: { e164: number } } }))).items,
  });
  return <NumberHistory number={number} history={history} tenantName={tenantName} onClose={onClose} />;
}
