import { take } from '../../api/refusal';
import type { Account, LogInSession, Proof, SecondFactorOffer } from '../../api/types';
import { useConsole } from '../../app/console';

/** What everybody does with the own log-in, at a tenant or at the operator. */
export type AccountCalls = {
  show(): Promise<Account>;
  changePassword(current: string, next: string): Promise<unknown>;
  offer(proof: Proof): Promise<SecondFactorOffer>;
  confirm(code: string): Promise<string[]>;
  remove(proof: Proof): Promise<unknown>;
  renewCodes(proof: Proof): Promise<string[]>;
  sessions(): Promise<LogInSession[]>;
  endSession(session: string): Promise<unknown>;
};

export function useAccountCalls(): AccountCalls {
  const { api, place } = useConsole();
  if (place.kind === 'operator') {
    const root = '/operator/api/v1/account';
    return {
      show: () => take(api.GET(root)),
      changePassword: (current, next) => take(api.PUT(`${root}/password`, { body: { current, next } })),
      offer: (body) => take(api.POST(`${root}/second-factor`, { body })),
      confirm: async (code) => (await take(api.POST(`${root}/second-factor/confirm`, { body: { code } }))).codes,
      remove: (body) => take(api.POST(`${root}/second-factor/remove`, { body })),
      renewCodes: async (body) => (await take(api.POST(`${root}/recovery-codes`, { body }))).codes,
      sessions: async () => (await take(api.GET(`${root}/sessions`))).items,
      endSession: (session) => take(api.DELETE(`${root}/sessions/{session}`, { params: { path: { session } } })),
    };
  }
  const root = '/t/{tenant}/api/v1/account';
  const path = { tenant: place.tenant };
  return {
    show: () => take(api.GET(root, { params: { path } })),
    changePassword: (current, next) => take(api.PUT(`${root}/password`, { params: { path }, body: { current, next } })),
    offer: (body) => take(api.POST(`${root}/second-factor`, { params: { path }, body })),
    confirm: async (code) => (await take(api.POST(`${root}/second-factor/confirm`, { params: { path }, body: { code } }))).codes,
    remove: (body) => take(api.POST(`${root}/second-factor/remove`, { params: { path }, body })),
    renewCodes: async (body) => (await take(api.POST(`${root}/recovery-codes`, { params: { path }, body }))).codes,
    sessions: async () => (await take(api.GET(`${root}/sessions`, { params: { path } }))).items,
    endSession: (session) => take(api.DELETE(`${root}/sessions/{session}`, { params: { path: { ...path, session } } })),
  };
}
