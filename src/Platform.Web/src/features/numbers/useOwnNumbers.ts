import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

export function useOwnNumbers() {
  const api = useApi();
  const path = useTenant();
  return useQuery({ queryKey: ['numbers'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/numbers', { params: { path } }))).items });
}
