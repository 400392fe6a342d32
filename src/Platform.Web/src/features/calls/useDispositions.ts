import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import type { Choice } from '../../shared/filters';

const staleMs = 60_000;

/** What a call may have come to. */
export function useDispositionChoices(): Choice[] {
  const api = useApi();
  const path = useTenant();
  const { data } = useQuery({
    queryKey: ['dispositions'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/dispositions', { params: { path } }))).items,
    staleTime: staleMs,
  });
  return (data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
