import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowFault } from '../../api/types';
import { Button } from '../../shared/Button';
import { FieldInput, type Offers } from './fieldInputs';
import type { FlowNode } from './flowDraft';
import { fieldsOf } from './flowSchema';
import { useWords } from './useWords';

type NodeFormProps = {
  node: FlowNode;
  isStart: boolean;
  taken: readonly string[];
  faults: readonly FlowFault[];
  offers: Offers;
  onChange: (node: FlowNode) => void;
  onRemove: () => void;
  onStart: () => void;
};

/** One node, field by field as the schema says, with what is wrong with it. */
export function NodeForm({ node, isStart, taken, faults, offers, onChange, onRemove, onStart }: NodeFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const fields = fieldsOf(node.type).filter(({ name }) => name !== 'id');
  return (
    <section className="node-form" aria-label={t('flowEdit.nodeOf', { node: node.id })}>
      <h3>
        {words.kind(node.type)} · {node.id}
      </h3>
      {faults.map(({ path, code, text }) => (
        <div key={`${path} ${code} ${text}`} role="alert" className="refused">
          {text}
        </div>
      ))}
      <IdInput key={node.id} id={node.id} kind={node.type} taken={taken} onChange={(id) => onChange({ ...node, id })} />
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`node-${field.name}`}
          label={words.field(node.type, field.name)}
          kind={node.type}
          field={field}
          value={node[field.name]}
          offers={offers}
          onChange={(value) => onChange({ ...node, [field.name]: value })}
        />
      ))}
      <div className="actions">
        {!isStart && <Button onClick={onStart}>{t('flowEdit.startHere')}</Button>}
        <Button danger onClick={onRemove}>
          {t('flowEdit.removeNode')}
        </Button>
      </div>
    </section>
  );
}

const idSyntax = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Taken over when it is left, if it is one; until then other nodes still lead to the old one. */
function IdInput({ id, kind, taken, onChange }: { id: string; kind: string; taken: readonly string[]; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const [typed, setTyped] = useState(id);
  const wrong = typed === id ? null : taken.includes(typed) ? t('edit.taken') : idSyntax.test(typed) ? null : t('flowEdit.idRule');
  const done = (): void => {
    if (wrong === null && typed !== id) onChange(typed);
  };
  return (
    <div className="flow-field">
      <label htmlFor="node-id">{words.field(kind, 'id')}</label>
      <Input id="node-id" value={typed} onChange={({ target }) => setTyped(target.value)} onBlur={done} onPressEnter={done} />
      {wrong !== null && (
        <div role="alert" className="refused">
          {wrong}
        </div>
      )}
    </div>
  );
}
