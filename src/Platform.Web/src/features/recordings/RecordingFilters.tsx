import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAgents, useQueues } from '../names';
import type { Filters } from './filters';

type RecordingFiltersProps = { filters: Filters; onChange: (filters: Filters) => void };

export function RecordingFilters({ filters, onChange }: RecordingFiltersProps) {
  const { t } = useTranslation();
  const queues = useQueues().map((queue) => ({ value: queue.id, label: queue.name }));
  const agents = useAgents().map((agent) => ({ value: agent.id, label: `${agent.name} (${agent.id})` }));
  const set = (name: keyof Filters, value: string | undefined): void => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const day = (name: 'from' | 'to') => (
    <Form.Item label={t(`calls.${name}`)} htmlFor={`recordings-${name}`}>
      <DatePicker
        id={`recordings-${name}`}
        value={filters[name] === undefined ? null : dayjs(filters[name])}
        onChange={(value) => set(name, value?.format('YYYY-MM-DD'))}
      />
    </Form.Item>
  );
  const choice = (name: 'queue' | 'agent', options: { value: string; label: string }[]) => (
    <Form.Item label={t(`call.${name}`)} htmlFor={`recordings-${name}`}>
      <Select
        id={`recordings-${name}`}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('calls.any')}
        options={options}
        value={filters[name] ?? null}
        onChange={(value: string | null | undefined) => set(name, value ?? undefined)}
      />
    </Form.Item>
  );
  const text = (name: 'number' | 'call', label: string, placeholder: string) => (
    <Form.Item label={label} htmlFor={`recordings-${name}`}>
      <Input.Search
        key={filters[name]}
        id={`recordings-${name}`}
        allowClear
        placeholder={placeholder}
        defaultValue={filters[name] ?? ''}
        onSearch={(value) => set(name, value.trim())}
      />
    </Form.Item>
  );
  const length = (name: 'minLength' | 'maxLength') => (
    <Form.Item label={t(`recording.${name}`)} htmlFor={`recordings-${name}`}>
      <InputNumber
        id={`recordings-${name}`}
        min={0}
        value={filters[name] === undefined ? null : Number(filters[name])}
        onChange={(value) => set(name, value === null ? undefined : String(value))}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="search" className="filters" aria-label={t('calls.filters')}>
      {day('from')}
      {day('to')}
      {choice('queue', queues)}
      {choice('agent', agents)}
      {text('number', t('calls.number'), '+86…')}
      {text('call', t('recording.call'), '01J…')}
      {length('minLength')}
      {length('maxLength')}
      <Form.Item label=" " colon={false}>
        <Checkbox checked={filters.faulty !== undefined} onChange={(event) => set('faulty', event.target.checked ? '1' : undefined)}>
          {t('recording.faultyOnly')}
        </Checkbox>
      </Form.Item>
    </Form>
  );
}
