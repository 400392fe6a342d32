import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import type { WebhookInput } from '../../api/types';
import { useApi, useTenant } from '../../app/console';

const root = '/t/{tenant}/api/v1/webhooks';
const pageSize = 50;

export function useWebhooks() {
  const api = useApi();
  const path = useTenant();
  return useQuery({ queryKey: ['webhooks'], queryFn: async () => (await take(api.GET(root, { params: { path } }))).items, refetchInterval: 10_000 });
}

export function useDeliveries(webhook: string) {
  const api = useApi();
  const path = { ...useTenant(), webhook };
  return useInfiniteQuery({
    queryKey: ['webhooks', webhook, 'deliveries'],
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(pageParam !== null && { before: pageParam }) };
      return take(api.GET(`${root}/{webhook}/deliveries`, { params: { path, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  });
}

/** What an admin does with webhooks. */
export function useWebhookCalls() {
  const api = useApi();
  const path = useTenant();
  const at = (webhook: string) => ({ params: { path: { ...path, webhook } } });
  return {
    put: (webhook: string, body: WebhookInput) => take(api.PUT(`${root}/{webhook}`, { ...at(webhook), body })),
    remove: (webhook: string) => take(api.DELETE(`${root}/{webhook}`, at(webhook))),
    test: (webhook: string) => take(api.POST(`${root}/{webhook}/test`, at(webhook))),
    sendAgain: (webhook: string, eventId: string) =>
      take(api.POST(`${root}/{webhook}/deliveries/{eventId}/again`, { params: { path: { ...path, webhook, eventId } } })),
  };
}
