import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api/client';
import { take } from '../api/refusal';
import type { BreakReason } from '../api/types';
import { useApi, useTenant } from '../app/console';
import type { Choice } from './filters';

const staleMs = 60_000;

/** What the desk offers where the tenant declares no reasons of its own. */
const plainReasons = ['lunch', 'rest', 'meeting', 'training'] as const;

/** The tenant's own reasons. */
export function breakReasonsQuery(api: Api, path: { tenant: string }) {
  return queryOptions({
    queryKey: ['break-reasons'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/break-reasons', { params: { path } })),
    staleTime: staleMs,
  });
}

function useDeclared(): readonly BreakReason[] {
  const { data } = useQuery(breakReasonsQuery(useApi(), useTenant()));
  return data?.items ?? [];
}

/** Why a break may be taken, each with its words. */
export function useBreakReasons(): Choice[] {
  const { t } = useTranslation();
  const declared = useDeclared();
  return declared.length > 0
    ? declared.map((reason) => ({ value: reason.id, label: reason.name }))
    : plainReasons.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }));
}

/** The tenant's reasons go by their names, those of the platform and of our buttons have words; any other is shown as it was given. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation();
  const declared = useDeclared();
  return (reason) => declared.find(({ id }) => id === reason)?.name ?? t(`reason.${reason}`, { defaultValue: reason });
}

/** When a break that began then is overdue; null when it never is. */
export function useBreakLimit(): (reason: string, since: string) => number | null {
  const declared = useDeclared();
  return (reason, since) => {
    const minutes = declared.find(({ id }) => id === reason)?.maxMinutes ?? null;
    return minutes === null ? null : Date.parse(since) + minutes * 60_000;
  };
}
