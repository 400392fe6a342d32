import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, DayFilter, FilterForm, NumberFilter, TextFilter } from '../../shared/FilterForm';
import { useAgentChoices, useQueueChoices } from '../names';
import type { Filters } from './filters';

type RecordingFiltersProps = { filters: Filters; onChange: (filters: Filters) => void };

export function RecordingFilters({ filters, onChange }: RecordingFiltersProps) {
  const { t } = useTranslation();
  const queues = useQueueChoices();
  const agents = useAgentChoices();
  const onlyFaulty = ({ faulty: _, ...others }: Filters, isOn: boolean): Filters => (isOn ? { ...others, faulty: '1' } : others);
  return (
    <FilterForm id="recordings" filters={filters} onChange={onChange}>
      <DayFilter name="from" />
      <DayFilter name="to" />
      <ChoiceFilter name="queue" label={t('call.queue')} options={queues} />
      <ChoiceFilter name="agent" label={t('call.agent')} options={agents} />
      <TextFilter name="number" label={t('calls.number')} placeholder="+86…" inputMode="tel" />
      <TextFilter name="call" label={t('recording.call')} placeholder="01J…" />
      <NumberFilter name="minLength" label={t('recording.minLength')} />
      <NumberFilter name="maxLength" label={t('recording.maxLength')} />
      <Form.Item className="alone">
        <Checkbox checked={filters.faulty !== undefined} onChange={(event) => onChange(onlyFaulty(filters, event.target.checked))}>
          {t('recording.faultyOnly')}
        </Checkbox>
      </Form.Item>
    </FilterForm>
  );
}
