import dayjs from 'dayjs';

/** What the address bar holds: texts as people chose them, days as 2026-11-21 in the reader's zone, lengths in seconds. */
export const filterNames = ['from', 'to', 'queue', 'agent', 'number', 'call', 'minLength', 'maxLength', 'faulty'] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

export function filtersOf(params: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

type Query = { from?: string; to?: string; queue?: string; agent?: string; number?: string; minLengthMs?: number; maxLengthMs?: number; faulty?: boolean };

/** As the API takes them: moments instead of days, the last day included; milliseconds instead of seconds. */
export function queryOf({ from, to, call: _, minLength, maxLength, faulty, ...rest }: Filters): Query {
  return {
    ...rest,
    ...(from !== undefined && { from: dayjs(from).startOf('day').toISOString() }),
    ...(to !== undefined && { to: dayjs(to).startOf('day').add(1, 'day').toISOString() }),
    ...(minLength !== undefined && { minLengthMs: milliseconds(minLength) }),
    ...(maxLength !== undefined && { maxLengthMs: milliseconds(maxLength) }),
    ...(faulty !== undefined && { faulty: true }),
  };
}

function milliseconds(seconds: string): number {
  return Math.max(0, Math.round(Number(seconds) * 1000)) || 0;
}
