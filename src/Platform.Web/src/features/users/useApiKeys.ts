import { take } from '../../api/refusal';
import type { ApiKey, ApiKeyInput, NewApiKey, UserRole } from '../../api/types';
import { useConsole } from '../../app/console';

/** The keys of this house as an admin deals with them: a tenant's, or the operator's. */
export type ApiKeyCalls = {
  roles: readonly UserRole[];
  list(): Promise<ApiKey[]>;
  make(input: ApiKeyInput): Promise<NewApiKey>;
  revoke(key: string): Promise<unknown>;
};

export function useApiKeyCalls(): ApiKeyCalls {
  const { api, place } = useConsole();
  if (place.kind === 'operator') {
    const root = '/operator/api/v1/api-keys';
    return {
      roles: ['operatorAdmin', 'operatorBilling'],
      list: async () => (await take(api.GET(root))).items,
      make: (body) => take(api.POST(root, { body })),
      revoke: (key) => take(api.DELETE(`${root}/{key}`, { params: { path: { key } } })),
    };
  }
  const root = '/t/{tenant}/api/v1/api-keys';
  const path = { tenant: place.tenant };
  return {
    roles: ['auditor', 'supervisor', 'tenantAdmin'],
    list: async () => (await take(api.GET(root, { params: { path } }))).items,
    make: (body) => take(api.POST(root, { params: { path }, body })),
    revoke: (key) => take(api.DELETE(`${root}/{key}`, { params: { path: { ...path, key } } })),
  };
}
