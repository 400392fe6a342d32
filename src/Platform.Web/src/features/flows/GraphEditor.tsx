import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowFault } from '../../api/types';
import { FlowGraph } from './FlowGraph';
import { type FlowDraft, type FlowNode, newNode, withNode, withoutNode } from './flowDraft';
import { fieldsOf, kinds } from './flowSchema';
import { NodeForm } from './NodeForm';
import { usePromptTexts, useReferences } from './useReferences';
import { useWords } from './useWords';

type GraphEditorProps = {
  flow: string;
  draft: FlowDraft;
  /** By the node that they are about. */
  faults: ReadonlyMap<string, FlowFault[]>;
  onChange: (draft: FlowDraft) => void;
};

export function GraphEditor({ flow, draft, faults, onChange }: GraphEditorProps) {
  const { t } = useTranslation();
  const words = useWords();
  const references = useReferences(flow);
  const prompts = usePromptTexts(variablesOf(draft));
  const [selected, setSelected] = useState<string | null>(draft.start || null);
  const ids = draft.nodes.map(({ id }) => id);
  const node = draft.nodes.find(({ id }) => id === selected);
  const kindChoices = kinds.map((kind) => ({ value: kind, label: words.kind(kind) }));
  const add = (kind: string, before: FlowDraft): { id: string; draft: FlowDraft } => {
    const made = newNode(kind, ids);
    return { id: made.id, draft: { ...before, start: before.start || made.id, nodes: [...before.nodes, made] } };
  };
  // A field that asks for a new node gets its id and reports a change of its own node in the same turn: both go into one draft.
  let withMade = draft;
  const make = (kind: string): string => {
    const made = add(kind, withMade);
    withMade = made.draft;
    return made.id;
  };
  const change = (changed: FlowNode): void => {
    onChange(withNode(withMade, selected!, changed));
    setSelected(changed.id);
  };
  const labels = new Map(prompts.flatMap(({ options }) => options).map(({ value, label }) => [value, label]));
  const summaryOf = (one: FlowNode): string => {
    const telling = fieldsOf(one.type).find((field) => field.type === 'prompts' || (field.type === 'reference' && field.of !== 'node'));
    if (telling === undefined) return '';
    const known = telling.type === 'reference' ? references[telling.of]?.find(({ value }) => value === one[telling.name])?.label : undefined;
    return [one[telling.name]].flat().filter((text) => typeof text === 'string').map((text) => known ?? labels.get(text) ?? text).join(', ');
  };
  const addNode = (kind: string): void => {
    const made = add(kind, draft);
    onChange(made.draft);
    setSelected(made.id);
  };
  return (
    <div className="flow-editor">
      <div>
        <Select
          className="add-node"
          aria-label={t('flowEdit.addNode')}
          placeholder={t('flowEdit.addNode')}
          value={null}
          options={kindChoices}
          onChange={(kind: string | null) => kind !== null && addNode(kind)}
        />
        <FlowGraph draft={draft} selected={selected} faulty={new Set(faults.keys())} summaryOf={summaryOf} onSelect={setSelected} />
      </div>
      {node === undefined ? (
        <p className="quiet">{t('flowEdit.choose')}</p>
      ) : (
        <NodeForm
          key={node.id}
          node={node}
          isStart={node.id === draft.start}
          taken={ids}
          faults={faults.get(node.id) ?? []}
          offers={{ references, prompts, nodes: ids.filter((id) => id !== node.id), kinds: kindChoices, make }}
          onChange={change}
          onRemove={() => {
            onChange(withoutNode(draft, node.id));
            setSelected(null);
          }}
          onStart={() => onChange({ ...draft, start: node.id })}
        />
      )}
    </div>
  );
}

/** What the flow collects digits into. */
function variablesOf({ nodes }: FlowDraft): string[] {
  return nodes.flatMap(({ variable }) => (typeof variable === 'string' && variable !== '' ? [variable] : []));
}
