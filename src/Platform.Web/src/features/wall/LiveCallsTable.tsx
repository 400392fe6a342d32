import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LiveCall } from '../../api/types';
import { Clock } from '../../shared/Clock';
import { type Column, DataTable } from '../../shared/DataTable';
import { DirectionText } from '../calls/DirectionText';
import { PhaseTag } from '../calls/PhaseTag';
import { useWho } from '../../app/console';
import { useAgentName, usePartyName, useQueueName } from '../names';
import { SupervisionCell } from './SupervisionCell';

export function LiveCallsTable({ calls }: { calls: LiveCall[] }) {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const agentName = useAgentName();
  const { role } = useWho();
  const columns: Column<LiveCall>[] = [
    { key: 'from', title: t('call.from'), render: (call) => <Parties call={call} /> },
    { key: 'phase', title: t('call.phase'), render: (call) => <PhaseTag phase={call.phase} aside={call.aside} third={call.third} /> },
    { key: 'queue', title: t('call.queue'), render: (call) => queueName(call.queue) },
    { key: 'agent', title: t('call.agent'), render: (call) => (call.agent === null ? '–' : agentName(call.agent)) },
    { key: 'since', title: t('call.since'), render: (call) => <Clock since={call.connectedAt ?? call.offeredAt} />, number: true },
  ];
  if (role === 'supervisor' || calls.some((call) => call.supervision))
    columns.push({ key: 'supervision', title: t('supervision.title'), render: (call) => <SupervisionCell call={call} /> });
  return <DataTable label={t('wall.calls')} columns={columns} rows={calls} rowKey={(call) => call.callId} empty={t('wall.noCalls')} />;
}

function Parties({ call }: { call: LiveCall }) {
  const partyName = usePartyName();
  return (
    <>
      <Link to={`/calls/${call.callId}`}>{partyName(call.from)}</Link>
      <div className="quiet">
        <DirectionText direction={call.direction} />
        {call.direction !== 'inbound' && ` → ${partyName(call.to)}`}
      </div>
    </>
  );
}
