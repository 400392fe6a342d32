import { type Field, fieldsOf } from './flowSchema';

/** A node as its JSON says it; what it may hold is told by the schema. */
export type FlowNode = { type: string; id: string; [property: string]: unknown };

export type FlowDraft = { start: string; nodes: FlowNode[]; [property: string]: unknown };

/** A way out of a node. */
export type FlowLink = {
  /** The property that names the next node. */
  property: string;
  /** In which row of a list, and what that row is told by; null for a property of the node itself. */
  row: { list: string; index: number; name: string } | null;
  /** Null when it leads nowhere. */
  next: string | null;
};

/** A draft may be anything that somebody wrote; what is no node is left out. */
export function draftOf(json: unknown): FlowDraft {
  const { start, nodes, ...rest } = isRecord(json) ? json : {};
  const read = (Array.isArray(nodes) ? nodes : []).filter((node): node is FlowNode => isRecord(node) && typeof node.id === 'string' && typeof node.type === 'string');
  return { ...rest, start: typeof start === 'string' ? start : '', nodes: read };
}

export function linksOf(node: FlowNode): FlowLink[] {
  return fieldsOf(node.type).flatMap((field) => linksIn(node, field));
}

function linksIn(node: FlowNode, field: Field): FlowLink[] {
  const value = node[field.name];
  if (isLink(field)) return value == null && !field.isNeeded && field.name === 'emergency' ? [] : [{ property: field.name, row: null, next: textOf(value) }];
  if (field.type !== 'rows' || !Array.isArray(value)) return [];
  const inner = field.fields.filter(isLink);
  const name = field.fields[0]!.name;
  return value.filter(isRecord).flatMap((row, index) =>
    inner.map((one) => ({ property: one.name, row: { list: field.name, index, name: String(row[name] ?? '') }, next: textOf(row[one.name]) })),
  );
}

function isLink(field: Field): boolean {
  return field.type === 'reference' && field.of === 'node';
}

/** A new node of a kind, under an id that is free: `say`, `say-2`, … */
export function newNode(kind: string, taken: readonly string[]): FlowNode {
  const base = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}-${number}`;
  const needed = fieldsOf(kind).filter(({ isNeeded, name }) => isNeeded && name !== 'id');
  return { type: kind, id, ...Object.fromEntries(needed.map((field) => [field.name, emptyOf(field)])) };
}

/** What a field is as long as nothing was said. */
export function emptyOf(field: Field): unknown {
  switch (field.type) {
    case 'prompts':
    case 'words':
    case 'rows':
      return [];
    case 'number':
      return field.min ?? 0;
    case 'flag':
      return false;
    case 'choice':
      return field.options[0];
    case 'json':
      return {};
    case 'text':
    case 'reference':
      return '';
  }
}

export function withNode(draft: FlowDraft, id: string, node: FlowNode): FlowDraft {
  const nodes = draft.nodes.map((one) => (one.id === id ? node : one));
  return node.id === id ? { ...draft, nodes } : redirect({ ...draft, nodes }, id, node.id);
}

/** Without the node; what led there leads nowhere. */
export function withoutNode(draft: FlowDraft, id: string): FlowDraft {
  return redirect({ ...draft, nodes: draft.nodes.filter((node) => node.id !== id) }, id, null);
}

/** Whatever leads to one node leads to another from then on. */
function redirect(draft: FlowDraft, from: string, to: string | null): FlowDraft {
  const start = draft.start === from ? (to ?? draft.nodes[0]?.id ?? '') : draft.start;
  return { ...draft, start, nodes: draft.nodes.map((node) => fieldsOf(node.type).reduce((changed, field) => redirectIn(changed, field, from, to), node)) };
}

function redirectIn<Holder extends Record<string, unknown>>(holder: Holder, field: Field, from: string, to: string | null): Holder {
  const value = holder[field.name];
  if (isLink(field) && value === from) return { ...holder, [field.name]: to };
  if (field.type !== 'rows' || !Array.isArray(value)) return holder;
  const rows = value.map((row) => (isRecord(row) ? field.fields.reduce((changed, inner) => redirectIn(changed, inner, from, to), row) : row));
  return { ...holder, [field.name]: rows };
}

/** Which node each fault is about, by the saved draft whose places the faults name; the empty text for none. */
export function faultsByNode<Fault extends { path: string }>(saved: FlowDraft, faults: readonly Fault[]): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const fault of faults) {
    const index = /^nodes\[(\d+)\]/.exec(fault.path)?.[1];
    const id = index === undefined ? '' : (saved.nodes[Number(index)]?.id ?? '');
    found.set(id, [...(found.get(id) ?? []), fault]);
  }
  return found;
}

/** `nodes[4].queue` by the name of the node: `support.queue`. */
export function placeOf({ nodes }: FlowDraft, path: string): string {
  return path.replace(/^nodes\[(\d+)\]/, (whole, index: string) => nodes[Number(index)]?.id ?? whole);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
