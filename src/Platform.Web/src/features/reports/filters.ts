import dayjs from 'dayjs';
import { type Filters as Of, filtersOf } from '../../shared/filters';
import type { Group } from './figures';

export const intervals = ['15m', '1h', 'day', 'week', 'month', 'total'] as const;
export const groups = ['queue', 'agent', 'team', 'number'] as const satisfies Group[];

const names = ['from', 'to', 'interval', 'group', 'party'] as const;

export type Filters = Of<(typeof names)[number]> & { from: string; to: string; interval: (typeof intervals)[number]; group: Group };

/** Today by the hour and by queue, where the address bar says nothing else. */
export function filtersIn(params: URLSearchParams): Filters {
  const { from, to, interval, group, party } = filtersOf(names, params);
  const today = dayjs().format('YYYY-MM-DD');
  return {
    from: from ?? today,
    to: to ?? today,
    interval: intervals.find((one) => one === interval) ?? '1h',
    group: groups.find((one) => one === group) ?? 'queue',
    ...(party !== undefined && { party }),
  };
}

/** A party belongs to its group alone. */
export function filtersAfter(before: Filters, next: Of<string>): Record<string, string> {
  const { party, ...others } = next;
  return { ...others, ...(party !== undefined && next.group === before.group && { party }) } as Record<string, string>;
}
