import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import type { IntervalReport } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { timeOf } from '../../shared/filters';
import type { Filters } from './filters';

export const files = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type FileFormat = keyof typeof files;

function queryOf({ from, to, interval, group, party }: Filters) {
  const span = timeOf({ from, to }) as { from: string; to: string };
  return { ...span, interval, group, ...(party !== undefined && { party }) };
}

export function useReport(filters: Filters) {
  const api = useApi();
  const path = useTenant();
  return useQuery({
    queryKey: ['report', filters],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/reports/intervals', { params: { path, query: queryOf(filters) } }))) as IntervalReport,
  });
}

/** The same report as a file. */
export function useReportFile(filters: Filters): (format: FileFormat) => Promise<Blob> {
  const api = useApi();
  const path = useTenant();
  return (format) => take(api.GET('/t/{tenant}/api/v1/reports/intervals', { params: { path, query: { ...queryOf(filters), format } }, parseAs: 'blob' }));
}
