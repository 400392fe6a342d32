import { useTranslation } from 'react-i18next';
import { ChoiceFilter, DayFilter, FilterForm, TextFilter } from '../../shared/FilterForm';
import type { Filters } from '../../shared/filters';
import { useAgentChoices, useQueueChoices } from '../names';

export const filterNames = ['from', 'to', 'queue', 'agent', 'number'] as const;
export type CallFilter = Filters<(typeof filterNames)[number]>;

type CallFiltersProps = { filters: CallFilter; byAgent: boolean; onChange: (filters: CallFilter) => void };

export function CallFilters({ filters, byAgent, onChange }: CallFiltersProps) {
  const { t } = useTranslation();
  const queues = useQueueChoices();
  const agents = useAgentChoices();
  return (
    <FilterForm id="calls" filters={filters} onChange={onChange}>
      <DayFilter name="from" />
      <DayFilter name="to" />
      <ChoiceFilter name="queue" label={t('call.queue')} options={queues} />
      {byAgent && <ChoiceFilter name="agent" label={t('call.agent')} options={agents} />}
      <TextFilter name="number" label={t('calls.number')} placeholder="+86…" inputMode="tel" />
    </FilterForm>
  );
}
