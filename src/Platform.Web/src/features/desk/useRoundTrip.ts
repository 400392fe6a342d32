import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

const tries = 5;
const everyMs = 3_000;

/** How long the server takes to answer, in ms: the best of a few, which says most of the network. Null until it has answered. */
export function useRoundTrip(): number | null {
  const api = useApi();
  const path = useTenant();
  const { data } = useQuery({
    queryKey: ['round-trip'],
    queryFn: async () => {
      let best = Infinity;
      for (let number = 0; number < tries; number++) {
        const began = performance.now();
        await take(api.GET('/t/{tenant}/api/v1/agent/session', { params: { path } }));
        best = Math.min(best, performance.now() - began);
      }
      return best;
    },
    refetchInterval: everyMs,
    gcTime: 0,
  });
  return data ?? null;
}
