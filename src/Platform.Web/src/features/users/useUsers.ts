import { take } from '../../api/refusal';
import type { Invitation, LogInSession, User, UserInput, UserRole } from '../../api/types';
import { useConsole } from '../../app/console';

/** Whoever may log in here, as an admin deals with them: a tenant's people, or the operator's. */
export type UserCalls = {
  roles: readonly UserRole[];
  list(): Promise<User[]>;
  put(login: string, input: UserInput): Promise<unknown>;
  remove(login: string): Promise<unknown>;
  invite(login: string, endsSecondFactor: boolean): Promise<Invitation>;
  sessions(login: string): Promise<LogInSession[]>;
  endSession(login: string, session: string): Promise<unknown>;
};

export function useUserCalls(): UserCalls {
  const { api, place } = useConsole();
  if (place.kind === 'operator') {
    const root = '/operator/api/v1/users';
    return {
      roles: ['operatorAdmin', 'operatorBilling'],
      list: async () => (await take(api.GET(root))).items,
      put: (login, body) => take(api.PUT(`${root}/{login}`, { params: { path: { login } }, body })),
      remove: (login) => take(api.DELETE(`${root}/{login}`, { params: { path: { login } } })),
      invite: (login, endsSecondFactor) => take(api.POST(`${root}/{login}/invitation`, { params: { path: { login } }, body: { endsSecondFactor } })),
      sessions: async (login) => (await take(api.GET(`${root}/{login}/sessions`, { params: { path: { login } } }))).items,
      endSession: (login, session) => take(api.DELETE(`${root}/{login}/sessions/{session}`, { params: { path: { login, session } } })),
    };
  }
  const root = '/t/{tenant}/api/v1/users';
  const path = { tenant: place.tenant };
  return {
    roles: ['agent', 'supervisor', 'tenantAdmin', 'auditor'],
    list: async () => (await take(api.GET(root, { params: { path } }))).items,
    put: (login, body) => take(api.PUT(`${root}/{login}`, { params: { path: { ...path, login } }, body })),
    remove: (login) => take(api.DELETE(`${root}/{login}`, { params: { path: { ...path, login } } })),
    invite: (login, endsSecondFactor) => take(api.POST(`${root}/{login}/invitation`, { params: { path: { ...path, login } }, body: { endsSecondFactor } })),
    sessions: async (login) => (await take(api.GET(`${root}/{login}/sessions`, { params: { path: { ...path, login } } }))).items,
    endSession: (login, session) => take(api.DELETE(`${root}/{login}/sessions/{session}`, { params: { path: { ...path, login, session } } })),
  };
}
