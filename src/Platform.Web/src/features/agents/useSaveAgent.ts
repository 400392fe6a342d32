import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import type { AgentValues } from './agentValues';

/** Saves the agent, then its log-in if a password was given. Both may be done again. */
export function useSaveAgent(): (values: AgentValues) => Promise<void> {
  const api = useApi();
  const { tenant } = useTenant();
  return async ({ id, device, sipPassword, password, team, ...values }) => {
    const body = { ...values, signIn: device, sipPassword: sipPassword || null, team: team ?? '' };
    await take(api.PUT('/t/{tenant}/api/v1/agents/{agent}', { params: { path: { tenant, agent: id } }, body }));
    if (password !== '')
      await take(api.PUT('/t/{tenant}/api/v1/users/{login}', { params: { path: { tenant, login: id } }, body: { role: 'agent', password, agent: id } }));
  };
}
