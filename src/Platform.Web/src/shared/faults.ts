import { Refusal } from '../api/refusal';

export type FieldFaults = Record<string, string[]>;

/** Faults at one place of a form, by its path: `['dates', 0, 'open']`. */
export type FaultsAt = { name: (string | number)[]; errors: string[] };

/**
 * The server's faults at the fields of a form: `$.first` and `numberPools[city].ranges[0].first` both belong to the field `first`, and the
 * latter to `ranges` where the form has that: the outermost counts. What belongs to no field is left to whoever shows the refusal itself.
 */
export function faultsAtFields(failure: unknown, fields: readonly string[]): FieldFaults {
  const at: FieldFaults = {};
  for (const { path, message } of failure instanceof Refusal ? failure.faults : []) {
    const field = namesIn(path).find((name) => fields.includes(name));
    if (field !== undefined) at[field] = [...(at[field] ?? []), message];
  }
  return at;
}

/** Ids in brackets are not names. */
function namesIn(path: string): string[] {
  return path.replace(/\[[^\]]*\]/g, '').split('.');
}
