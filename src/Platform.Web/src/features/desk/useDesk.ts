import { type UseMutationResult, type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../api/client';
import { take } from '../../api/refusal';
import type { LiveEvent, Presence } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { useLiveQuery } from '../../live/LiveProvider';

const presenceKey = ['agent-session'];

export function presenceAfter(presence: Presence, { agent }: LiveEvent): Presence {
  return agent !== null && agent.agent === presence.agent ? agent : presence;
}

/** The agent's own state. */
export function presenceQuery(api: Api, path: { tenant: string }) {
  return { queryKey: presenceKey, queryFn: (): Promise<Presence> => take(api.GET('/t/{tenant}/api/v1/agent/session', { params: { path } })) };
}

export function usePresence(): UseQueryResult<Presence> {
  const api = useApi();
  const path = useTenant();
  const { queryKey, queryFn } = presenceQuery(api, path);
  return useLiveQuery(queryKey, queryFn, presenceAfter);
}

export type Wish = { want: 'seat'; ready: boolean } | { want: 'leave' } | { want: 'ready' } | { want: 'extend'; byMs: number } | { want: 'break'; reason: string };

/** What the agent asks of the server. The desk shows the server's answer, never the wish. */
export function useWish(): UseMutationResult<void, unknown, Wish> {
  const api = useApi();
  const params = { path: useTenant() };
  const queries = useQueryClient();
  const send = async (wish: Wish): Promise<void> => {
    switch (wish.want) {
      case 'seat':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/session', { params, body: { ready: wish.ready } })));
      case 'leave':
        return void (await take(api.DELETE('/t/{tenant}/api/v1/agent/session', { params })));
      case 'extend':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/session/wrap-up/extend', { params, body: { byMs: wish.byMs } })));
      case 'ready':
        return void (await take(api.PUT('/t/{tenant}/api/v1/agent/session/state', { params, body: { presence: 'ready' } })));
      case 'break':
        return void (await take(api.PUT('/t/{tenant}/api/v1/agent/session/state', { params, body: { presence: 'break', reason: wish.reason } })));
    }
  };
  return useMutation({ mutationFn: send, onSettled: () => queries.invalidateQueries({ queryKey: presenceKey }) });
}
