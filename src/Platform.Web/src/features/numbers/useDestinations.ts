import { useTranslation } from 'react-i18next';
import { useFlows } from '../flows/useFlows';
import { useQueues } from '../names';
import { useMailboxes } from '../voicemail/useVoicemail';

type Group = { label: string; options: { value: string; label: string }[] };

/** Where a number may lead, as the API writes destinations: queues, the flows that have been published, and mailboxes. */
export function useDestinations(): Group[] {
  const { t } = useTranslation();
  const queues = useQueues().map(({ id, name }) => ({ value: `queue:${id}`, label: name }));
  const flows = (useFlows().data ?? []).filter(({ published }) => published !== null).map(({ id, name }) => ({ value: `flow:${id}`, label: name }));
  const mailboxes = (useMailboxes().data ?? []).map(({ id, name }) => ({ value: `voicemail:${id}`, label: name }));
  return [
    { label: t('number.queues'), options: queues },
    { label: t('number.flows'), options: flows },
    { label: t('voicemail.mailboxes'), options: mailboxes },
  ].filter(({ options }) => options.length > 0);
}
