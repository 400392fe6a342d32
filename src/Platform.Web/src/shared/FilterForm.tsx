import { Form, Input, InputNumber, Select } from 'antd';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from './DayInput';
import type { Choice, Filters } from './filters';

type Held = { id: string; filters: Filters<string>; set: (name: string, value: string | undefined) => void };

const HeldContext = createContext<Held | null>(null);

function useHeld(name: string): { id: string; value: string | undefined; set: (value: string | undefined) => void } {
  const held = useContext(HeldContext);
  if (held === null) throw new Error('A filter stands in a FilterForm.');
  return { id: `${held.id}-${name}`, value: held.filters[name], set: (value) => held.set(name, value) };
}

type FilterFormProps<Name extends string> = {
  /** Unlike that of any other form of the page. */
  id: string;
  filters: Filters<Name>;
  onChange: (filters: Filters<Name>) => void;
  children: ReactNode;
};

/** What a list is narrowed by. Each filter inside names the part of `filters` that it sets; an empty one is taken out. */
export function FilterForm<Name extends string>({ id, filters, onChange, children }: FilterFormProps<Name>) {
  const { t } = useTranslation();
  const set = (name: string, value: string | undefined): void => {
    const { [name as Name]: _, ...others } = filters;
    onChange((value ? { ...others, [name]: value } : others) as Filters<Name>);
  };
  return (
    <HeldContext.Provider value={{ id, filters, set }}>
      <Form layout="vertical" component="search" className="filters" aria-label={t('calls.filters')}>
        {children}
      </Form>
    </HeldContext.Provider>
  );
}

export function DayFilter({ name }: { name: 'from' | 'to' }) {
  const { t } = useTranslation();
  const { id, value, set } = useHeld(name);
  return (
    <Form.Item label={t(`calls.${name}`)} htmlFor={id}>
      <DayInput id={id} value={value ?? ''} onChange={(day) => set(day === '' ? undefined : day)} />
    </Form.Item>
  );
}

type ChoiceFilterProps = {
  name: string;
  label: string;
  options: readonly Choice[];
  /** What is shown while nothing is chosen. */
  any?: string;
};

export function ChoiceFilter({ name, label, options, any }: ChoiceFilterProps) {
  const { t } = useTranslation();
  const { id, value, set } = useHeld(name);
  return (
    <Form.Item label={label} htmlFor={id}>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={any ?? t('calls.any')}
        options={[...options]}
        value={value ?? null}
        onChange={(chosen: string | null | undefined) => set(chosen ?? undefined)}
      />
    </Form.Item>
  );
}

type TextFilterProps = { name: string; label: string; placeholder?: string; inputMode?: 'tel' | 'text' };

/** Takes effect when it is sent, not with each letter. */
export function TextFilter({ name, label, placeholder, inputMode = 'text' }: TextFilterProps) {
  const { id, value, set } = useHeld(name);
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input.Search
        key={value}
        id={id}
        allowClear
        inputMode={inputMode}
        placeholder={placeholder}
        defaultValue={value ?? ''}
        onSearch={(text) => set(text.trim())}
      />
    </Form.Item>
  );
}

export function NumberFilter({ name, label }: { name: string; label: string }) {
  const { id, value, set } = useHeld(name);
  return (
    <Form.Item label={label} htmlFor={id}>
      <InputNumber id={id} min={0} value={value === undefined ? null : Number(value)} onChange={(number) => set(number === null ? undefined : String(number))} />
    </Form.Item>
  );
}
