import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import type { NumberPool, OperatorTenant, PriceList, Trunk } from '../../api/types';
import { useApi } from '../../app/console';
import type { Choice } from '../../shared/filters';

/** The operator has no live feed; what changes by itself is asked for again. */
export const REFRESH_MS = 10_000;

export function useTenants(): UseQueryResult<OperatorTenant[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['tenants'],
    queryFn: async () => (await take(api.GET('/operator/api/v1/tenants'))).items,
    refetchInterval: REFRESH_MS,
  });
}

export function useTrunks(): UseQueryResult<Trunk[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['trunks'],
    queryFn: async () => (await take(api.GET('/operator/api/v1/trunks'))).items,
    refetchInterval: REFRESH_MS,
  });
}

export function useNumberPools(): UseQueryResult<NumberPool[]> {
  const api = useApi();
  return useQuery({ queryKey: ['number-pools'], queryFn: async () => (await take(api.GET('/operator/api/v1/number-pools'))).items });
}

export function usePriceLists(): UseQueryResult<PriceList[]> {
  const api = useApi();
  return useQuery({ queryKey: ['price-lists'], queryFn: async () => (await take(api.GET('/operator/api/v1/price-lists'))).items });
}

/** The id stands in for a name that is not known (yet, or any more). */
function nameIn(found: readonly { id: string; name: string }[] | undefined): (id: string) => string {
  return (id) => found?.find((one) => one.id === id)?.name ?? id;
}

export function useTenantName(): (id: string) => string {
  return nameIn(useTenants().data);
}

export function useTrunkName(): (id: string) => string {
  return nameIn(useTrunks().data);
}

export function usePoolName(): (id: string) => string {
  return nameIn(useNumberPools().data);
}

export function useTenantChoices(): Choice[] {
  return (useTenants().data ?? []).map((tenant) => ({ value: tenant.id, label: `${tenant.name} (${tenant.id})` }));
}

export function useTrunkChoices(): Choice[] {
  return (useTrunks().data ?? []).map((trunk) => ({ value: trunk.id, label: `${trunk.name} (${trunk.id})` }));
}
