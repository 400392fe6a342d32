import { useTranslation } from 'react-i18next';
import type { Agent, LiveCall } from '../../api/types';
import { useStepsIn } from '../../app/console';
import { Clock } from '../../shared/Clock';
import { type Column, DataTable } from '../../shared/DataTable';
import { presenceStates, PresenceTag } from '../../shared/PresenceTag';
import { useReasonText } from '../../shared/useBreakReasons';
import { ForceState } from './ForceState';

export function AgentsTable({ agents, calls }: { agents: Agent[]; calls: LiveCall[] }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const stepsIn = useStepsIn();
  const columns: Column<Agent>[] = [
    { key: 'name', title: t('agent.name'), render: (agent) => `${agent.name} (${agent.id})` },
    {
      key: 'state',
      title: t('agent.state'),
      render: ({ presence }) => (
        <>
          <PresenceTag state={presence.presence} />
          {presence.reason !== null && <span className="quiet">{reasonText(presence.reason)}</span>}
        </>
      ),
    },
    { key: 'since', title: t('agent.since'), render: ({ presence }) => (isAway(presence.presence) ? '–' : <Clock since={presence.since} />), number: true },
    { key: 'caller', title: t('agent.caller'), render: ({ presence }) => partnerIn(calls.find((call) => call.callId === presence.callId)) },
  ];
  if (stepsIn) columns.push({ key: 'force', title: t('forceState.title'), render: (agent) => <ForceState agent={agent} /> });
  return <DataTable label={t('wall.agents')} columns={columns} rows={byState(agents)} rowKey={(agent) => agent.id} empty={t('wall.noAgents')} />;
}

/** A call that came in is from the partner, a placed one is to the partner. */
function partnerIn(call: LiveCall | undefined): string {
  if (call === undefined) return '–';
  return call.direction === 'inbound' ? call.from : call.to;
}

function isAway(state: Agent['presence']['presence']): boolean {
  return state === 'offline';
}

function byState(agents: Agent[]): Agent[] {
  const rank = (agent: Agent): number => presenceStates.indexOf(agent.presence.presence);
  return agents.toSorted((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id));
}
