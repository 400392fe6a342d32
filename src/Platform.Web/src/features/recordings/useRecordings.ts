import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { take } from '../../api/refusal';
import { useApi, useConsole, useTenant } from '../../app/console';
import { usePages } from '../../shared/usePages';
import { type Filters, queryOf } from './filters';

/** One call's recording when a call is asked for, else a page at a time. */
export function useRecordings(filters: Filters) {
  const api = useApi();
  const path = useTenant();
  const { call } = filters;
  return usePages(['recordings', filters], async (page) => {
    if (call !== undefined) {
      const found = await take(api.GET('/t/{tenant}/api/v1/recordings/{callId}', { params: { path: { ...path, callId: call } } }));
      return { items: [found], next: null };
    }
    return take(api.GET('/t/{tenant}/api/v1/recordings', { params: { path, query: { ...queryOf(filters), ...page } } }));
  });
}

export function useWaveform(callId: string, parts: number) {
  const api = useApi();
  const path = { ...useTenant(), callId };
  return useQuery({
    queryKey: ['recording', callId, 'waveform'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/recordings/{callId}/waveform', { params: { path, query: { parts } } })),
    staleTime: Infinity,
  });
}

/**
 * The address of the audio of a resource, such as recordings/01J…, with a token that is good for a while; a browser asks for audio without
 * headers.
 */
export function useAudioAddress(resource: string): { address: string | null; renew: () => void } {
  const { session } = useConsole();
  const { tenant } = useTenant();
  const [address, setAddress] = useState<string | null>(null);
  const renew = useCallback(() => {
    const root = `/t/${encodeURIComponent(tenant)}/api/v1/${resource}/audio`;
    session.accessToken().then(
      (token) => setAddress(`${root}?access_token=${encodeURIComponent(token)}`),
      () => setAddress(null),
    );
  }, [session, tenant, resource]);
  useEffect(renew, [renew]);
  return { address, renew };
}
