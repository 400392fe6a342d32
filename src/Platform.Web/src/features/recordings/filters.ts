import { type Filters as Of, timeOf } from '../../shared/filters';

/** Lengths are seconds. */
export const filterNames = ['from', 'to', 'queue', 'agent', 'number', 'call', 'minLength', 'maxLength', 'faulty'] as const;
export type Filters = Of<(typeof filterNames)[number]>;

type Query = { from?: string; to?: string; queue?: string; agent?: string; number?: string; minLengthMs?: number; maxLengthMs?: number; faulty?: boolean };

/** As the API takes them: moments instead of days, milliseconds instead of seconds. */
export function queryOf({ from, to, call: _, minLength, maxLength, faulty, ...rest }: Filters): Query {
  return {
    ...rest,
    ...timeOf({ from, to }),
    ...(minLength !== undefined && { minLengthMs: milliseconds(minLength) }),
    ...(maxLength !== undefined && { maxLengthMs: milliseconds(maxLength) }),
    ...(faulty !== undefined && { faulty: true }),
  };
}

function milliseconds(seconds: string): number {
  return Math.max(0, Math.round(Number(seconds) * 1000)) || 0;
}
