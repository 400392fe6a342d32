import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Presence } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { CallTable } from '../calls/CallTable';

const shown = 10;

export function LastCalls({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const calls = useQuery({
    queryKey: ['calls', 'mine'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/calls', { params: { path, query: { limit: shown } } })),
  });
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['calls', 'mine'] });
  }, [queries, presence.callId, presence.presence]);
  return (
    <Section title={t('desk.lastCalls')}>
      <Loaded query={calls}>{(page) => <CallTable label={t('desk.lastCalls')} calls={page.items} showAgent={false} />}</Loaded>
    </Section>
  );
}
