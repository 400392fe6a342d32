import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

export function useFlows() {
  const api = useApi();
  const path = useTenant();
  return useQuery({ queryKey: ['flows'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/flows', { params: { path } }))).items });
}

export function useFlowVersions(flow: string) {
  const api = useApi();
  const path = { ...useTenant(), flow };
  return useQuery({
    queryKey: ['flow-versions', flow],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/flows/{flow}/versions', { params: { path } }))).items,
  });
}
