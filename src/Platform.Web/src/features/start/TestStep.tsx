import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { Alert } from '../../shared/Alert';
import { Facts } from '../../shared/Page';
import { PresenceTag } from '../../shared/PresenceTag';
import { PhaseTag } from '../calls/PhaseTag';
import { usePartyName } from '../names';
import type { Known } from './useSetUp';

const refreshMs = 2_000;

/** What to do, what stands in the way, and the call as it comes. */
export function TestStep({ known }: { known: Known }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { tenant } = path;
  const partyName = usePartyName();
  const live = useQuery({
    queryKey: ['calls', 'live', 'test'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/calls/live', { params: { path } }))).items,
    refetchInterval: refreshMs,
  });
  const agents = useQuery({
    queryKey: ['agents', 'test'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agents', { params: { path } }))).items.filter(({ queues }) => queues.length > 0),
    refetchInterval: refreshMs,
  });
  const number = known.numbers.find(({ destination }) => destination !== null);
  const isClosed = known.calendars.length > 0 && known.calendars.every(({ now }) => !now.isOpen);
  const isManned = (agents.data ?? known.agents).some(({ presence }) => presence.presence !== 'offline' && presence.presence !== 'break');
  return (
    <>
      {isClosed && <Alert type="warning" title={t('start.closedNow')} />}
      {!isManned && <Alert type="info" title={t('start.nobody', { address: `${window.location.origin}/t/${tenant}/` })} />}
      <Facts
        items={[
          { name: t('start.dial'), value: <strong>{number?.e164}</strong> },
          {
            name: t('people.members'),
            value: (agents.data ?? []).map((agent) => (
              <div key={agent.id}>
                {agent.name} ({agent.id}) <PresenceTag state={agent.presence.presence} />
              </div>
            )),
          },
        ]}
      />
      <div role="status" aria-live="polite" className="test-call">
        {(live.data ?? []).length === 0 && <p className="quiet">{t('start.waiting')}</p>}
        {(live.data ?? []).map((call) => (
          <p key={call.callId}>
            {partyName(call.from)} <PhaseTag phase={call.phase} aside={call.aside} third={call.third} />
          </p>
        ))}
      </div>
    </>
  );
}
