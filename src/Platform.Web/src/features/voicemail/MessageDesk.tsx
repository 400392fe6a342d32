import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { MessageChoice, Presence } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Section } from '../../shared/Page';
import { MessageAudio } from './MessageAudio';
import { useMailboxes, useMessage, useVoicemailEvents } from './useVoicemail';

const choices = ['again', 'callBack', 'done', 'putBack'] as const satisfies readonly MessageChoice[];

/** On the agent's desk: how many messages wait, and the one that is assigned to the agent, with what can be done about it. */
export function MessageDesk({ presence }: { presence: Presence }) {
  useVoicemailEvents();
  if (presence.kind === 'voicemail' && presence.callId !== null) return <AssignedMessage key={presence.callId} callId={presence.callId} />;
  return <NewMessages />;
}

function NewMessages() {
  const { t } = useTranslation();
  const formats = useFormats();
  const boxes = useMailboxes();
  const waiting = (boxes.data ?? []).reduce((sum, box) => sum + box.newMessages, 0);
  if (waiting === 0) return null;
  return (
    <p role="status">
      <Link to="/voicemail?new=true">{t('voicemail.waiting', { number: formats.number(waiting) })}</Link>
    </p>
  );
}

/** The agent's phone plays it; here it can be heard again, any part of it, before and after the phone is answered. */
function AssignedMessage({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const api = useApi();
  const path = { ...useTenant(), callId };
  const call = useQuery({
    queryKey: ['call', callId, 'message'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/calls/{callId}', { params: { path } })),
  });
  const message = useMessage(call.data?.call.messageId ?? null);
  const choose = useMutation({
    mutationFn: (choice: MessageChoice) => take(api.POST('/t/{tenant}/api/v1/agent/calls/{callId}/message', { params: { path }, body: { choice } })),
  });
  if (!message.data) return null;
  const { id, kind, from, number, leftAt } = message.data;
  return (
    <Section title={t('voicemail.assigned')}>
      <p>{kind === 'callback' ? t('voicemail.notCalledBack', { from, at: formats.dateTime(leftAt) }) : t('voicemail.leftBy', { from, at: formats.dateTime(leftAt) })}</p>
      {kind === 'spoken' && <MessageAudio messageId={id} from={from} />}
      <div className="actions">
        {choices
          .filter((choice) => choice !== 'callBack' || number !== null)
          .map((choice) => (
            <Button key={choice} type={choice === 'done' ? 'primary' : 'default'} disabled={choose.isPending} onClick={() => choose.mutate(choice)}>
              {t(`messageChoice.${choice}`)}
            </Button>
          ))}
      </div>
      {choose.isError && <Failure failure={choose.error} />}
    </Section>
  );
}
