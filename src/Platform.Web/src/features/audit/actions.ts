import { useTranslation } from 'react-i18next';

/** What the server writes down, by its names. */
export const actions = [
  'recording.listened',
  'recording.verified',
  'recording.deleted',
  'recording.expired',
  'recording.policy',
  'supervision.began',
  'supervision.changed',
  'supervision.ended',
  'callback.cancelled',
  'voicemail.listened',
  'voicemail.done',
  'voicemail.deleted',
  'voicemail.discarded',
  'agent.state',
  'calendar.closed',
  'calendar.opened',
  'flow.published',
  'flow.deleted',
  'session.began',
  'session.ended',
  'session.locked',
  'account.put',
  'account.removed',
  'account.invited',
  'account.password',
  'account.second_factor',
  'account.policy',
  'key.created',
  'key.revoked',
  'webhook.put',
  'webhook.removed',
  'seats.ordered',
] as const;

/** An action that has no words (yet) stands for itself. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => t(`auditAction.${action.replace('.', '_')}`, { defaultValue: action });
}
