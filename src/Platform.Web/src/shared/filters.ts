/** One of a list's. */
export type Choice = { value: string; label: string };

/** What the address bar holds: texts as people chose them, days as 2026-11-21 in the reader's zone. */
export type Filters<Name extends string> = Partial<Record<Name, string>>;

export function filtersOf<Name extends string>(names: readonly Name[], params: URLSearchParams): Filters<Name> {
  const filters: Filters<Name> = {};
  for (const name of names) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

/** As the API takes a time: moments instead of days, the last day included. */
export function timeOf({ from, to }: { from?: string | undefined; to?: string | undefined }): { from?: string; to?: string } {
  return {
    ...(from !== undefined && { from: beginOf(from, 0) }),
    ...(to !== undefined && { to: beginOf(to, 1) }),
  };
}

/** Of the day that comes so many days later, in the reader's zone. */
function beginOf(day: string, daysLater: number): string {
  const begin = new Date(`${day}T00:00`);
  begin.setDate(begin.getDate() + daysLater);
  return begin.toISOString();
}
