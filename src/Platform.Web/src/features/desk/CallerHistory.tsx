import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { CallSummary } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { CauseText } from '../calls/CauseText';
import { DirectionText } from '../calls/DirectionText';
import { useAgentName, useQueueName } from '../names';

/** Earlier calls with whom the agent is in a call now. They may be of others, so they are told of and not opened. */
export function CallerHistory({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), callId };
  const formats = useFormats();
  const queueName = useQueueName();
  const agentName = useAgentName();
  const history = useQuery({
    queryKey: ['caller-history', callId],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agent/calls/{callId}/history', { params: { path } }))).items,
    staleTime: Infinity,
  });
  const columns: Column<CallSummary>[] = [
    { key: 'at', title: t('call.at'), render: (call) => formats.dateTime(call.offeredAt) },
    { key: 'direction', title: t('call.direction'), render: (call) => <DirectionText direction={call.direction} /> },
    { key: 'queue', title: t('call.queue'), render: (call) => queueName(call.queue) },
    { key: 'agent', title: t('call.agent'), render: (call) => (call.agent === null ? '–' : agentName(call.agent)) },
    { key: 'talk', title: t('call.talk'), render: (call) => clock(call.talkMs), number: true },
    { key: 'cause', title: t('call.end'), render: (call) => <CauseText call={call} /> },
  ];
  return (
    <>
      <h3>{t('desk.history')}</h3>
      <Loaded query={history}>
        {(calls) => <DataTable label={t('desk.history')} columns={columns} rows={calls} rowKey={(call) => call.callId} empty={t('desk.noHistory')} />}
      </Loaded>
    </>
  );
}
