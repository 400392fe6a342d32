import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { LiveCall } from '../../api/types';
import { useApi, useStepsIn, useTenant, useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { Clock } from '../../shared/Clock';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFailureText } from '../../shared/Failure';
import { usePresence } from '../desk/useDesk';
import { usePartyName, useQueueName, useQueues } from '../names';

/** Calls that wait for an agent, the longest first, and what can be done about them. */
export function WaitingTable({ calls }: { calls: readonly LiveCall[] }) {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const stepsIn = useStepsIn();
  const waiting = calls.filter(({ phase }) => phase === 'waiting').toSorted((one, other) => Date.parse(one.offeredAt) - Date.parse(other.offeredAt));
  const columns: Column<LiveCall>[] = [
    { key: 'from', title: t('call.from'), render: (call) => <CallerLink call={call} /> },
    { key: 'queue', title: t('call.queue'), render: (call) => queueName(call.queue) },
    { key: 'since', title: t('call.since'), render: (call) => <Clock since={call.offeredAt} />, number: true },
  ];
  if (stepsIn) columns.push({ key: actionsKey, title: t('edit.actions'), render: (call) => <Moves call={call} /> });
  return <DataTable label={t('wall.waiting')} columns={columns} rows={waiting} rowKey={(call) => call.callId} empty={t('wall.noWaiting')} />;
}

function CallerLink({ call }: { call: LiveCall }) {
  const partyName = usePartyName();
  return <Link to={`/calls/${call.callId}`}>{partyName(call.from)}</Link>;
}

/** A call rings for those who are ready, whatever their queues. */
function Pick({ isBusy, pick }: { isBusy: boolean; pick: () => void }) {
  const { t } = useTranslation();
  const isReady = usePresence().data?.presence === 'ready';
  return (
    <Button size="small" disabled={isBusy || !isReady} title={isReady ? undefined : t('wall.pickWhenReady')} onClick={pick}>
      {t('wall.pick')}
    </Button>
  );
}

/** To another queue, or to the phone of who looks at the wall. */
function Moves({ call }: { call: LiveCall }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), callId: call.callId };
  const queries = useQueryClient();
  const { agent } = useWho();
  const failureText = useFailureText();
  const others = useQueues().filter(({ id }) => id !== call.queue);
  const move = useMutation({
    mutationFn: (to: string) => take(api.POST('/t/{tenant}/api/v1/calls/{callId}/move', { params: { path }, body: { to } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['live-calls'] }),
  });
  return (
    <div className="actions">
      {others.length > 0 && (
        <Select
          size="small"
          aria-label={t('wall.moveOf', { party: call.from })}
          placeholder={t('wall.move')}
          value={null}
          disabled={move.isPending}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(queue: string) => move.mutate(queue)}
          popupMatchSelectWidth={false}
        />
      )}
      {agent !== null && <Pick isBusy={move.isPending} pick={() => move.mutate(agent)} />}
      {move.isError && (
        <div role="alert" className="refused">
          {failureText(move.error)}
        </div>
      )}
    </div>
  );
}
