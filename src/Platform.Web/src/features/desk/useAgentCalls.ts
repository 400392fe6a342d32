import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

/** A queue's or agent's id, or a number as people write it; and the rented number that a number outside sees. */
export type Target = { to: string; callerId: string | null };

export type CallWish =
  | ({ want: 'place' } & Target)
  | ({ want: 'transfer' | 'consult'; callId: string } & Target)
  | { want: 'complete' | 'merge' | 'resume'; callId: string };

/** What the agent asks of a call. The desk shows what became of it, never the wish. */
export function useCallWish(): UseMutationResult<void, unknown, CallWish> {
  const api = useApi();
  const tenant = useTenant();
  const queries = useQueryClient();
  const send = async (wish: CallWish): Promise<void> => {
    if (wish.want === 'place') {
      await take(api.POST('/t/{tenant}/api/v1/agent/calls', { params: { path: tenant }, body: bodyOf(wish) }));
      return;
    }
    const params = { path: { ...tenant, callId: wish.callId } };
    switch (wish.want) {
      case 'transfer':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/transfer', { params, body: bodyOf(wish) })));
      case 'consult':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/consult', { params, body: bodyOf(wish) })));
      case 'complete':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/complete', { params })));
      case 'merge':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/merge', { params })));
      case 'resume':
        return void (await take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/resume', { params })));
    }
  };
  const shown = [['agent-session'], ['call'], ['calls', 'mine']];
  return useMutation({ mutationFn: send, onSettled: () => Promise.all(shown.map((queryKey) => queries.invalidateQueries({ queryKey }))) });
}

function bodyOf({ to, callerId }: Target): Target {
  return { to: to.trim(), callerId };
}
