import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import type { SupervisionMode } from '../../api/types';
import { useApi, useTenant } from '../../app/console';

export const supervisionModes: readonly SupervisionMode[] = ['listen', 'whisper', 'barge'];

export type SupervisionWish = { want: 'begin' | 'change'; mode: SupervisionMode } | { want: 'end' };

/** What a supervisor asks of a call. The wall shows what became of it, never the wish. */
export function useSupervision(callId: string): UseMutationResult<void, unknown, SupervisionWish> {
  const api = useApi();
  const tenant = useTenant();
  const queries = useQueryClient();
  const params = { path: { ...tenant, callId } };
  const send = async (wish: SupervisionWish): Promise<void> => {
    switch (wish.want) {
      case 'begin':
        return void (await take(api.POST('/t/{tenant}/api/v1/calls/{callId}/supervision', { params, body: { mode: wish.mode } })));
      case 'change':
        return void (await take(api.PUT('/t/{tenant}/api/v1/calls/{callId}/supervision', { params, body: { mode: wish.mode } })));
      case 'end':
        return void (await take(api.DELETE('/t/{tenant}/api/v1/calls/{callId}/supervision', { params })));
    }
  };
  return useMutation({ mutationFn: send, onSettled: () => queries.invalidateQueries({ queryKey: ['live-calls'] }) });
}
