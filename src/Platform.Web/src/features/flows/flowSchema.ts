import schema from '../../../../../docs/flow.schema.json';

/** What a property of a node is edited with. A `reference` names something; `of` says what. */
export type FieldType =
  | { type: 'text' }
  | { type: 'number'; min: number | undefined; max: number | undefined }
  | { type: 'flag' }
  | { type: 'choice'; options: readonly string[] }
  | { type: 'reference'; of: string }
  | { type: 'words' }
  | { type: 'prompts' }
  | { type: 'rows'; fields: Field[] }
  | { type: 'json' };

export type Field = FieldType & { name: string; isNeeded: boolean; usual: unknown };

type Property = {
  type?: string | string[];
  format?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  default?: unknown;
  items?: { $ref?: string; type?: string };
  $ref?: string;
};

type Definition = { type: string; properties?: Record<string, Property>; required?: string[]; format?: string };

const definitions = schema.$defs as unknown as Record<string, Definition>;

/** The words of `type`, in the order of the schema. */
export const kinds: readonly string[] = schema.$defs.node.oneOf.map(({ $ref }) => nameOf($ref));

/** Every field of a kind beside its type; none for a kind that is not known. */
export function fieldsOf(kind: string): readonly Field[] {
  return kinds.includes(kind) ? fieldsIn(definitions[kind]!).filter(({ name }) => name !== 'type') : [];
}

function fieldsIn({ properties = {}, required = [] }: Definition): Field[] {
  return Object.entries(properties).map(([name, property]) => ({
    ...typeOf(property),
    name,
    isNeeded: required.includes(name),
    usual: property.default,
  }));
}

function typeOf({ type, format, enum: options, minimum, maximum, items, $ref }: Property): FieldType {
  const types = [type].flat();
  if ($ref !== undefined) return { type: 'json' };
  if (options !== undefined) return { type: 'choice', options };
  if (types.includes('array')) return itemsOf(items ?? {});
  if (format !== undefined) return { type: 'reference', of: format };
  if (types.includes('boolean')) return { type: 'flag' };
  if (types.includes('integer') || types.includes('number')) return { type: 'number', min: minimum, max: maximum };
  return types.includes('object') ? { type: 'json' } : { type: 'text' };
}

function itemsOf({ $ref, type }: { $ref?: string; type?: string }): FieldType {
  const item = $ref === undefined ? undefined : definitions[nameOf($ref)];
  if (item?.format === 'prompt') return { type: 'prompts' };
  if (item?.type === 'object') return { type: 'rows', fields: fieldsIn(item) };
  return type === 'string' ? { type: 'words' } : { type: 'json' };
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
