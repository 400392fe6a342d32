import { AutoComplete, Checkbox, Input, InputNumber, Select } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import type { Choice } from '../../shared/filters';
import { emptyOf } from './flowDraft';
import type { Field } from './flowSchema';
import type { ChoiceGroup } from './useReferences';
import { useWords } from './useWords';

/** What there is to be named. */
export type Offers = {
  references: Record<string, Choice[]>;
  prompts: ChoiceGroup[];
  /** Ids of the flow's nodes. */
  nodes: string[];
  /** Kinds that a new node may have, each with its words. */
  kinds: Choice[];
  /** Makes a node of the kind and returns its id. */
  make: (kind: string) => string;
};

type InputProps = { id: string; label: string; kind: string; field: Field; value: unknown; offers: Offers; onChange: (value: unknown) => void };

/** How a field of each type is edited. */
const inputs: Record<Field['type'], ComponentType<InputProps>> = {
  text: TextInput,
  number: NumberInput,
  flag: FlagInput,
  choice: ChoiceInput,
  reference: ReferenceInput,
  words: WordsInput,
  prompts: PromptsInput,
  rows: RowsInput,
  json: JsonInput,
};

export function FieldInput(props: InputProps) {
  const Own = inputs[props.field.type];
  return (
    <div className="flow-field">
      {props.field.type !== 'flag' && <label htmlFor={props.id}>{props.label}</label>}
      <Own {...props} />
    </div>
  );
}

/** Empty texts of fields that may be left out are left out. */
function TextInput({ id, field, value, onChange }: InputProps) {
  return <Input id={id} value={text(value ?? field.usual)} onChange={({ target }) => onChange(target.value === '' && !field.isNeeded ? null : target.value)} />;
}

function NumberInput({ id, field, value, onChange }: InputProps) {
  const { min, max } = field as Field & { type: 'number' };
  return (
    <InputNumber
      id={id}
      {...(min !== undefined && { min })}
      {...(max !== undefined && { max })}
      precision={0}
      value={(value ?? field.usual ?? null) as number | null}
      onChange={(number) => onChange(number ?? field.usual ?? null)}
    />
  );
}

function FlagInput({ id, label, field, value, onChange }: InputProps) {
  return (
    <Checkbox id={id} checked={(value ?? field.usual ?? false) === true} onChange={({ target }) => onChange(target.checked)}>
      {label}
    </Checkbox>
  );
}

function ChoiceInput({ id, field, value, onChange }: InputProps) {
  const { t } = useTranslation();
  const { options } = field as Field & { type: 'choice' };
  return (
    <Select
      id={id}
      options={options.map((option) => ({ value: option, label: option === '' ? t('flowEdit.none') : option }))}
      value={text(value ?? field.usual)}
      onChange={onChange}
    />
  );
}

const newPrefix = '+ ';

function ReferenceInput(props: InputProps) {
  const { of } = props.field as Field & { type: 'reference' };
  const known = props.offers.references[of];
  if (of === 'node') return <NodeInput {...props} />;
  if (known === undefined) return <TextInput {...props} />;
  return of === 'destination' ? <DestinationInput {...props} known={known} /> : <KnownInput {...props} known={known} />;
}

/** One of the nodes, or a new one of a kind. */
function NodeInput({ id, value, offers, onChange }: InputProps) {
  const { t } = useTranslation();
  const choose = (chosen: string | undefined): void => onChange(chosen?.startsWith(newPrefix) ? offers.make(chosen.slice(newPrefix.length)) : (chosen ?? null));
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('flowEdit.nowhere')}
      value={text(value) || null}
      onChange={(chosen: string | null | undefined) => choose(chosen ?? undefined)}
      options={[
        { label: t('flow.node'), options: offers.nodes.map((node) => ({ value: node, label: node })) },
        { label: t('flowEdit.newNode'), options: offers.kinds.map((kind) => ({ value: newPrefix + kind.value, label: `+ ${kind.label}` })) },
      ]}
    />
  );
}

function KnownInput({ id, value, onChange, known }: InputProps & { known: Choice[] }) {
  return <Select id={id} showSearch={{ optionFilterProp: 'label' }} options={known} value={text(value) || null} onChange={onChange} />;
}

function DestinationInput({ id, value, onChange, known }: InputProps & { known: Choice[] }) {
  const { t } = useTranslation();
  return <AutoComplete id={id} options={known} placeholder={t('queueSet.toNote')} value={text(value)} onChange={onChange} />;
}

function WordsInput({ id, value, onChange }: InputProps) {
  return <Select id={id} mode="tags" tokenSeparators={[',', '，', ' ']} open={false} suffixIcon={null} value={list(value)} onChange={onChange} />;
}

/** One after the other, in the order in which they are chosen. */
function PromptsInput({ id, field, value, offers, onChange }: InputProps) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      mode="tags"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('flowEdit.sayNothing')}
      options={offers.prompts}
      value={list(value)}
      onChange={(chosen: string[]) => onChange(chosen.length === 0 && !field.isNeeded ? null : chosen)}
    />
  );
}

function RowsInput({ id, label, kind, field, value, offers, onChange }: InputProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { fields } = field as Field & { type: 'rows' };
  const rows = (Array.isArray(value) ? value : []) as Record<string, unknown>[];
  const change = (index: number, name: string, to: unknown): void => onChange(rows.map((row, at) => (at === index ? { ...row, [name]: to } : row)));
  const fresh = (): Record<string, unknown> => Object.fromEntries(fields.filter(({ isNeeded }) => isNeeded).map((inner) => [inner.name, emptyOf(inner)]));
  return (
    <div className="rows" id={id} role="group" aria-label={label}>
      {rows.map((row, index) => (
        <div key={index} className="flow-row">
          {fields.map((inner) => (
            <FieldInput
              key={inner.name}
              id={`${id}-${index}-${inner.name}`}
              label={words.field(kind, inner.name)}
              kind={kind}
              field={inner}
              value={row[inner.name]}
              offers={offers}
              onChange={(to) => change(index, inner.name, to)}
            />
          ))}
          <Button onClick={() => onChange(rows.filter((_, at) => at !== index))} aria-label={`${t('edit.remove')} ${index + 1}`}>
            {t('edit.remove')}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...rows, fresh()])}>{t('flowEdit.addRow')}</Button>
    </div>
  );
}

/** For what has no form of its own; what is no JSON is not taken over. */
function JsonInput({ id, value, onChange }: InputProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (typed: string): void => {
    try {
      onChange(typed.trim() === '' ? null : JSON.parse(typed));
      setWrong(null);
    } catch (failure) {
      setWrong((failure as SyntaxError).message);
    }
  };
  return (
    <>
      <Input.TextArea id={id} className="json" autoSize={{ minRows: 2 }} defaultValue={value == null ? '' : JSON.stringify(value, null, 2)} onBlur={({ target }) => take(target.value)} />
      {wrong !== null && (
        <div role="alert" className="refused">
          {t('flow.noJson', { why: wrong })}
        </div>
      )}
    </>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
