import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/client';
import { take } from '../api/refusal';

/** What a tenant's people may know of it. */
export function tenantQuery(api: Api, path: { tenant: string }) {
  return queryOptions({ queryKey: ['tenant'], queryFn: () => take(api.GET('/t/{tenant}/api/v1/tenant', { params: { path } })) });
}
