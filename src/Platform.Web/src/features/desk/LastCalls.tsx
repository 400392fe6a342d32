import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { CallSummary, Presence } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { actionsKey, type Column } from '../../shared/DataTable';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { CallTable } from '../calls/CallTable';

const shown = 10;

type LastCallsProps = {
  presence: Presence;
  /** Puts the other side of a call into the dial box; null while nobody can be called. */
  onCall: ((party: string) => void) | null;
};

export function LastCalls({ presence, onCall }: LastCallsProps) {
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
  const again = onCall === null ? undefined : againColumn(t('edit.actions'), presence.agent, onCall);
  return (
    <Section title={t('desk.lastCalls')}>
      <Loaded query={calls}>{(page) => <CallTable label={t('desk.lastCalls')} calls={page.items} showAgent={false} extra={again} />}</Loaded>
    </Section>
  );
}

function againColumn(title: string, agent: string, onCall: (party: string) => void): Column<CallSummary> {
  return { key: actionsKey, title, render: (call) => <Again party={call.placedBy === agent ? call.to : call.from} onCall={onCall} /> };
}

function Again({ party, onCall }: { party: string; onCall: (party: string) => void }) {
  const { t } = useTranslation();
  return (
    <Button size="small" onClick={() => onCall(party)} aria-label={t('dial.again', { party })}>
      {t('dial.call')}
    </Button>
  );
}
