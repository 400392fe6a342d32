import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { take } from '../api/refusal';
import type { Agent, Dialing, Queue, Team } from '../api/types';
import { useApi, useTenant, useWho } from '../app/console';
import type { Choice } from '../shared/filters';

const staleMs = 60_000;

export function useQueues(): readonly Queue[] {
  const api = useApi();
  const path = useTenant();
  const { data } = useQuery({
    queryKey: ['queues', 'names'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/queues', { params: { path } })),
    staleTime: staleMs,
  });
  return data?.items ?? [];
}

/** Empty for agents, who may not list their colleagues. */
export function useAgents(): readonly Agent[] {
  const api = useApi();
  const path = useTenant();
  const { role } = useWho();
  const { data } = useQuery({
    queryKey: ['agents', 'names'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/agents', { params: { path } })),
    staleTime: staleMs,
    enabled: role !== 'agent',
  });
  return data?.items ?? [];
}

/** Empty for agents, who may not list them. */
export function useTeams(): readonly Team[] {
  const api = useApi();
  const path = useTenant();
  const { role } = useWho();
  const { data } = useQuery({
    queryKey: ['teams', 'names'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/teams', { params: { path } })),
    staleTime: staleMs,
    enabled: role !== 'agent',
  });
  return data?.items ?? [];
}

export function useQueueChoices(): Choice[] {
  return useQueues().map((queue) => ({ value: queue.id, label: queue.name }));
}

export function useAgentChoices(): Choice[] {
  return useAgents().map((agent) => ({ value: agent.id, label: `${agent.name} (${agent.id})` }));
}

export function useTeamChoices(): Choice[] {
  return useTeams().map((team) => ({ value: team.id, label: team.name }));
}

/** For administrators, who set up skills. */
export function useSkillChoices(): Choice[] {
  const api = useApi();
  const path = useTenant();
  const { data } = useQuery({
    queryKey: ['skills'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/skills', { params: { path } }))).items,
  });
  return (data ?? []).map((skill) => ({ value: skill.id, label: skill.name }));
}

/** For administrators alone. */
export function useCallerListChoices(): Choice[] {
  const api = useApi();
  const path = useTenant();
  const { data } = useQuery({
    queryKey: ['caller-lists'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/caller-lists', { params: { path } }))).items,
  });
  return (data ?? []).map((list) => ({ value: list.id, label: list.name }));
}

/** The id stands in for a name that is not known (yet, or any more); a dash for no queue. */
export function useQueueName(): (id: string) => string {
  const queues = useQueues();
  return (id) => (id === '' ? '–' : (queues.find((queue) => queue.id === id)?.name ?? id));
}

/** Agents have no list of agents; what they may know of their colleagues has the names. */
function useColleagues(): readonly { id: string; name: string }[] {
  const api = useApi();
  const path = useTenant();
  const { role } = useWho();
  const { data } = useQuery({
    queryKey: ['colleagues', 'names'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/agent/colleagues', { params: { path } })),
    staleTime: staleMs,
    enabled: role === 'agent',
  });
  return data?.items ?? [];
}

export function useAgentName(): (id: string) => string {
  const agents = [...useAgents(), ...useColleagues()];
  return (id) => {
    const name = agents.find((agent) => agent.id === id)?.name;
    return name === undefined ? id : `${name} (${id})`;
  };
}

export function useTeamName(): (id: string) => string {
  const teams = useTeams();
  return (id) => teams.find((team) => team.id === id)?.name ?? id;
}

/** Of whoever a step of a call is about: a queue, an agent, or a number, which is its own name. */
export function usePartyName(): (party: string) => string {
  const queueName = useQueueName();
  const agentName = useAgentName();
  const queues = useQueues();
  return (party) => (queues.some((queue) => queue.id === party) ? queueName(party) : agentName(party));
}

/** What the tenant may dial, and the numbers that it may show. */
export function useDialing(): UseQueryResult<Dialing> {
  const api = useApi();
  const path = useTenant();
  return useQuery({ queryKey: ['dialing'], queryFn: () => take(api.GET('/t/{tenant}/api/v1/dialing', { params: { path } })) });
}
