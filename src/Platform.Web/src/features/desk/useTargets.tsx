import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { PresenceTag } from '../../shared/PresenceTag';
import { useQueues } from '../names';

const staleMs = 3_000;

type TargetChoice = { value: string; label: ReactNode };

/** Colleagues with what they do now, and queues, whose id or name contains what is sought. */
export function useTargets(search: string): { label: string; options: TargetChoice[] }[] {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const sought = search.trim().toLowerCase();
  const { data } = useQuery({
    queryKey: ['colleagues', sought],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agent/colleagues', { params: { path, query: { search: sought } } }))).items,
    placeholderData: keepPreviousData,
    staleTime: staleMs,
  });
  const agents = (data ?? []).map(({ id, name, presence }) => ({
    value: id,
    label: (
      <span className="target-choice">
        {name} ({id}) <PresenceTag state={presence} />
      </span>
    ),
  }));
  const queues = useQueues()
    .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(sought))
    .map(({ id, name }) => ({ value: id, label: name }));
  return [
    { label: t('dial.agents'), options: agents },
    { label: t('dial.queues'), options: queues },
  ].filter(({ options }) => options.length > 0);
}
