import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { Message } from '../../api/types';
import { useApi, useTenant, useWho } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { Tag } from '../../shared/Tag';
import { useAgentName } from '../names';
import { MessageAudio } from './MessageAudio';

export function MessageTable({ messages, nameOf }: { messages: readonly Message[]; nameOf: (mailbox: string) => string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Message>[] = [
    { key: 'at', title: t('voicemail.leftAt'), render: (row) => <Link to={`/calls/${row.callId}`}>{formats.dateTime(row.leftAt)}</Link> },
    { key: 'from', title: t('voicemail.from'), render: (row) => row.from },
    { key: 'mailbox', title: t('voicemail.mailbox'), render: (row) => nameOf(row.mailbox) },
    { key: 'audio', title: t('recording.hear'), render: (row) => <Audio message={row} /> },
    { key: 'state', title: t('callback.state'), render: (row) => <StateTag message={row} /> },
    { key: 'hearings', title: t('voicemail.hearings'), render: (row) => <Hearings message={row} /> },
    { key: actionsKey, title: t('recording.actions'), render: (row) => <Actions message={row} /> },
  ];
  return <DataTable label={t('voicemail.found')} columns={columns} rows={messages} rowKey={(row) => row.id} empty={t('voicemail.none')} />;
}

function Audio({ message: { id, kind, from, lengthMs } }: { message: Message }) {
  const { t } = useTranslation();
  if (kind === 'callback') return t('voicemail.ofCallback');
  if (lengthMs === null) return '–';
  return (
    <>
      <div>{clock(lengthMs)}</div>
      <MessageAudio messageId={id} from={from} />
    </>
  );
}

function StateTag({ message: { phase, outcome, nextAt } }: { message: Message }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (outcome !== null) return <Tag color={outcome === 'done' ? 'green' : 'orange'}>{t(`messageOutcome.${outcome}`)}</Tag>;
  return (
    <Tag color="blue">
      <span>
        {t(`messagePhase.${phase}`)}
        {nextAt !== null && ` · ${formats.dateTime(nextAt)}`}
      </span>
    </Tag>
  );
}

/** An agent who missed it, or for whom no call could be made, has no call to show. */
function Hearings({ message: { hearings, by } }: { message: Message }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const agentName = useAgentName();
  if (hearings.length === 0 && by === null) return '–';
  return (
    <>
      {hearings.map(({ callId, agent, at, outcome, cause }) => (
        <div key={callId}>
          {cause === null ? formats.dateTime(at) : <Link to={`/calls/${callId}`}>{formats.dateTime(at)}</Link>} {agentName(agent)}
          {outcome !== null && `: ${t(`hearing.${outcome}`)}`}
        </div>
      ))}
      {by !== null && <div>{t('voicemail.doneBy', { by })}</div>}
    </>
  );
}

function Actions({ message: { id, from, isNew, phase } }: { message: Message }) {
  const { t } = useTranslation();
  const api = useApi();
  const { role } = useWho();
  const path = { ...useTenant(), messageId: id };
  if (role === 'auditor') return null;
  return (
    <div className="actions">
      {isNew && phase !== 'hearing' && (
        <ConfirmButton
          text={t('voicemail.done')}
          subject={from}
          question={t('voicemail.doneQuestion')}
          act={() => take(api.POST('/t/{tenant}/api/v1/messages/{messageId}/done', { params: { path } }))}
        />
      )}
      {role !== 'agent' && phase !== 'hearing' && (
        <ConfirmButton
          text={t('recording.delete')}
          subject={from}
          question={t('voicemail.deleteQuestion')}
          act={() => take(api.DELETE('/t/{tenant}/api/v1/messages/{messageId}', { params: { path } }))}
        />
      )}
    </div>
  );
}
