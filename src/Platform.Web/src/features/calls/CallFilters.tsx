import { DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAgents, useQueues } from '../names';
import type { Filters } from './filters';

type CallFiltersProps = { filters: Filters; byAgent: boolean; onChange: (filters: Filters) => void };

export function CallFilters({ filters, byAgent, onChange }: CallFiltersProps) {
  const { t } = useTranslation();
  const queues = useQueues().map((queue) => ({ value: queue.id, label: queue.name }));
  const agents = useAgents().map((agent) => ({ value: agent.id, label: `${agent.name} (${agent.id})` }));
  const set = (name: keyof Filters, value: string | undefined): void => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const day = (name: 'from' | 'to') => (
    <Form.Item label={t(`calls.${name}`)} htmlFor={`calls-${name}`}>
      <DatePicker
        id={`calls-${name}`}
        value={filters[name] === undefined ? null : dayjs(filters[name])}
        onChange={(value) => set(name, value?.format('YYYY-MM-DD'))}
      />
    </Form.Item>
  );
  const choice = (name: 'queue' | 'agent', options: { value: string; label: string }[]) => (
    <Form.Item label={t(`call.${name}`)} htmlFor={`calls-${name}`}>
      <Select
        id={`calls-${name}`}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('calls.any')}
        options={options}
        value={filters[name] ?? null}
        onChange={(value: string | null | undefined) => set(name, value ?? undefined)}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="search" className="filters" aria-label={t('calls.filters')}>
      {day('from')}
      {day('to')}
      {choice('queue', queues)}
      {byAgent && choice('agent', agents)}
      <Form.Item label={t('calls.number')} htmlFor="calls-number">
        <Input.Search
          key={filters.number}
          id="calls-number"
          allowClear
          inputMode="tel"
          placeholder="+86…"
          defaultValue={filters.number ?? ''}
          onSearch={(value) => set('number', value.trim())}
        />
      </Form.Item>
    </Form>
  );
}
