import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

/** What the tenant rents, and how much of it is taken. */
export function useSeats() {
  const api = useApi();
  const path = useTenant();
  return useQuery({ queryKey: ['seats', 'set-up'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/seats', { params: { path } }))).items });
}
