import { useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import type { Agent, Calendar, FlowSummary, OwnNumber, Queue } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { useFlows } from '../flows/useFlows';
import { useOwnNumbers } from '../numbers/useOwnNumbers';
import type { SetUp } from './progress';

/** How soon a step that is done elsewhere shows here. */
const refreshMs = 10_000;

export type Known = Omit<SetUp, 'numbers' | 'calendars' | 'flows' | 'queues' | 'agents'> & {
  numbers: OwnNumber[];
  calendars: Calendar[];
  flows: FlowSummary[];
  queues: Queue[];
  agents: Agent[];
};

/** Null until all of it is known. */
export function useSetUp(): { known: Known | null; failure: unknown } {
  const api = useApi();
  const path = useTenant();
  const numbers = useOwnNumbers();
  const flows = useFlows();
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/calendars', { params: { path } }))).items });
  const queues = useQuery({ queryKey: ['queues'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/queues', { params: { path } }))).items });
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agents', { params: { path } }))).items,
    refetchInterval: refreshMs,
  });
  const connected = useConnectedCall();
  const all = [numbers, flows, calendars, queues, agents, connected];
  const failure = all.find(({ isError }) => isError)?.error ?? null;
  if (!numbers.data || !flows.data || !calendars.data || !queues.data || !agents.data || connected.data === undefined) return { known: null, failure };
  return {
    known: {
      numbers: numbers.data,
      flows: flows.data,
      calendars: calendars.data,
      queues: queues.data,
      agents: agents.data,
      isProven: connected.data !== null,
    },
    failure,
  };
}

/** How many of the newest calls are looked through. */
const newest = 50;

/** The newest inbound call that an agent talked in, or talks in now; null when there is none. */
export function useConnectedCall() {
  const api = useApi();
  const path = useTenant();
  return useQuery({
    queryKey: ['calls', 'connected'],
    queryFn: async () => {
      const { items } = await take(api.GET('/t/{tenant}/api/v1/calls', { params: { path, query: { limit: newest } } }));
      return items.find(({ connectedAt, direction }) => connectedAt !== null && direction === 'inbound')?.callId ?? null;
    },
    refetchInterval: ({ state }) => (state.data ? false : 2_000),
  });
}
