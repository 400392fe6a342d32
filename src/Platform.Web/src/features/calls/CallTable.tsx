import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallSummary } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { useAgentName, usePartyName, useQueueName } from '../names';
import { CauseText } from './CauseText';
import { DirectionText } from './DirectionText';

/** How long a call took is known when it is over. */
const known = ({ endedAt }: CallSummary, ms: number): string => (endedAt === null ? '–' : clock(ms));

type CallTableProps = { label: string; calls: readonly CallSummary[]; showAgent: boolean; extra?: Column<CallSummary> | undefined };

export function CallTable({ label, calls, showAgent, extra }: CallTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queueName = useQueueName();
  const agentName = useAgentName();
  const partyName = usePartyName();
  const agent: Column<CallSummary> = { key: 'agent', title: t('call.agent'), render: (call) => (call.agent === null ? '–' : agentName(call.agent)) };
  const columns: Column<CallSummary>[] = [
    { key: 'at', title: t('call.at'), render: (call) => <Link to={`/calls/${call.callId}`}>{formats.dateTime(call.offeredAt)}</Link> },
    { key: 'direction', title: t('call.direction'), render: (call) => <DirectionText direction={call.direction} /> },
    { key: 'from', title: t('call.from'), render: (call) => partyName(call.placedBy ?? call.from) },
    { key: 'to', title: t('call.to'), render: (call) => partyName(call.to) },
    { key: 'queue', title: t('call.queue'), render: (call) => queueName(call.queue) },
    ...(showAgent ? [agent] : []),
    { key: 'wait', title: t('call.wait'), render: (call) => known(call, call.waitMs), number: true },
    { key: 'talk', title: t('call.talk'), render: (call) => known(call, call.talkMs), number: true },
    { key: 'cause', title: t('call.end'), render: (call) => <CauseText call={call} /> },
    ...(extra === undefined ? [] : [extra]),
  ];
  return <DataTable label={label} columns={columns} rows={calls} rowKey={(call) => call.callId} empty={t('calls.none')} />;
}
