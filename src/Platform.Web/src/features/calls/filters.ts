import dayjs from 'dayjs';

/** What the address bar holds: texts as people chose them, days as 2026-11-21 in the reader's zone. */
export const filterNames = ['from', 'to', 'queue', 'agent', 'number'] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

export function filtersOf(params: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

/** As the API takes them: moments instead of days, the last day included. */
export function queryOf({ from, to, ...rest }: Filters): Filters {
  return {
    ...rest,
    ...(from !== undefined && { from: dayjs(from).startOf('day').toISOString() }),
    ...(to !== undefined && { to: dayjs(to).startOf('day').add(1, 'day').toISOString() }),
  };
}
