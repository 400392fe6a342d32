import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Agent, LiveCall } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { agentsAfter, callsAfter, queuesAfter, watched } from '../../live/snapshot';
import { useLiveQuery } from '../../live/LiveProvider';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { presenceStates, PresenceTag } from '../../shared/PresenceTag';
import { AgentsTable } from './AgentsTable';
import { Alarms, ThresholdsButton, useThresholds } from './Alarms';
import { FullScreen } from './FullScreen';
import { LastHours } from './LastHours';
import { LiveCallsTable } from './LiveCallsTable';
import { liveMinutes, QueuesTable } from './QueuesTable';
import { Use } from './Use';
import { WaitingTable } from './WaitingTable';

/** Seats and figures have no event of their own. */
const seatsEveryMs = 10_000;
const figuresEveryMs = 10_000;

export default function WallPage() {
  const { t } = useTranslation();
  const api = useApi();
  const params = { path: useTenant() };
  const alarms = useThresholds();
  const queues = useLiveQuery(
    ['queues', 'wall'],
    async () => (await take(api.GET('/t/{tenant}/api/v1/queues', { params }))).items.map((queue) => watched(queue)),
    queuesAfter,
  );
  const agents = useLiveQuery(['agents', 'wall'], async () => (await take(api.GET('/t/{tenant}/api/v1/agents', { params }))).items, agentsAfter);
  const calls = useLiveQuery(['live-calls'], async () => (await take(api.GET('/t/{tenant}/api/v1/calls/live', { params }))).items, callsAfter);
  const figures = useQuery({
    queryKey: ['live-figures'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/reports/live', { params: { ...params, query: { minutes: liveMinutes } } })),
    refetchInterval: figuresEveryMs,
  });
  return (
    <Page
      title={t('wall.title')}
      extra={
        <div className="actions">
          <ThresholdsButton {...alarms} />
          <FullScreen />
        </div>
      }
    >
      <Alarms queues={queues.data ?? []} figures={figures.data} thresholds={alarms.thresholds} />
      <InUse calls={calls.data} />
      <Section title={t('wall.queues')}>
        <Loaded query={queues}>{(items) => <QueuesTable queues={items} figures={figures.data} />}</Loaded>
      </Section>
      <div className="columns">
        <Section title={t('wall.agents')}>
          <Loaded query={agents}>
            {(items) => (
              <>
                <ByState agents={items} />
                <AgentsTable agents={items} calls={calls.data ?? []} />
              </>
            )}
          </Loaded>
        </Section>
        <Section title={t('wall.waiting')}>
          <Loaded query={calls}>{(items) => <WaitingTable calls={items} />}</Loaded>
        </Section>
      </div>
      <Section title={t('wall.calls')}>
        <Loaded query={calls}>{(items) => <LiveCallsTable calls={items} />}</Loaded>
      </Section>
      <LastHours />
    </Page>
  );
}

function InUse({ calls }: { calls: LiveCall[] | undefined }) {
  const { t } = useTranslation();
  const api = useApi();
  const params = { path: useTenant() };
  const tenant = useQuery({ queryKey: ['tenant'], queryFn: () => take(api.GET('/t/{tenant}/api/v1/tenant', { params })) });
  const seats = useQuery({
    queryKey: ['seats'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/seats', { params })),
    refetchInterval: seatsEveryMs,
  });
  return (
    <div className="uses">
      {tenant.data && <Use name={t('wall.channels')} used={calls?.length ?? tenant.data.channelsInUse} of={tenant.data.maxChannels} />}
      {seats.data?.items.map((seat) => (
        <Use key={seat.product} name={t('wall.seats', { product: seat.product })} used={seat.inUse} of={seat.rented} />
      ))}
    </div>
  );
}

function ByState({ agents }: { agents: Agent[] }) {
  const { t } = useTranslation();
  const counts = presenceStates.map((state) => ({ state, count: agents.filter((agent) => agent.presence.presence === state).length }));
  return (
    <ul className="by-state" aria-label={t('wall.byState')}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <li key={state}>
            <PresenceTag state={state}>
              {' '}
              <strong>{count}</strong>
            </PresenceTag>
          </li>
        ))}
    </ul>
  );
}
