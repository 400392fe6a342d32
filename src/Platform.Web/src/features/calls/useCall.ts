import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { take } from '../../api/refusal';
import type { CallDetail, LiveEvent } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { useLiveEvents } from '../../live/LiveProvider';

/** One call, asked for anew whenever something happens to it; none while there is no id. */
export function useCall(callId: string | null): UseQueryResult<CallDetail> {
  const api = useApi();
  const path = { ...useTenant(), callId: callId ?? '' };
  const queries = useQueryClient();
  useLiveEvents(
    useCallback(
      ({ call }: LiveEvent) => {
        if (call !== null && call.callId === callId) void queries.invalidateQueries({ queryKey: ['call', callId] });
      },
      [queries, callId],
    ),
  );
  return useQuery({
    queryKey: ['call', callId],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/calls/{callId}', { params: { path } })),
    enabled: callId !== null,
  });
}
