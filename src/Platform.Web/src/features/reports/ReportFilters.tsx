import { useTranslation } from 'react-i18next';
import { ChoiceFilter, DayFilter, FilterForm, TextFilter } from '../../shared/FilterForm';
import { useAgentChoices, useQueueChoices, useTeamChoices } from '../names';
import { type Filters, filtersAfter, groups, intervals } from './filters';

type ReportFiltersProps = { filters: Filters; onChange: (filters: Record<string, string>) => void };

export function ReportFilters({ filters, onChange }: ReportFiltersProps) {
  const { t } = useTranslation();
  const choices = { queue: useQueueChoices(), agent: useAgentChoices(), team: useTeamChoices() };
  const label = t('report.party');
  return (
    <FilterForm id="report" filters={filters} onChange={(next) => onChange(filtersAfter(filters, next))}>
      <DayFilter name="from" />
      <DayFilter name="to" />
      <ChoiceFilter name="interval" label={t('report.interval')} options={intervals.map((value) => ({ value, label: t(`reportInterval.${value}`) }))} />
      <ChoiceFilter name="group" label={t('report.group')} options={groups.map((value) => ({ value, label: t(`reportGroup.${value}`) }))} />
      {filters.group === 'number' ? (
        <TextFilter name="party" label={label} placeholder="+86…" inputMode="tel" />
      ) : (
        <ChoiceFilter name="party" label={label} options={choices[filters.group]} />
      )}
    </FilterForm>
  );
}
