import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import type { Choice } from '../../shared/filters';
import { useAgentChoices, useQueueChoices } from '../names';
import { usePrompts } from '../prompts/usePrompts';
import { useMailboxes } from '../voicemail/useVoicemail';
import { useFlows } from './useFlows';

export type ChoiceGroup = { label: string; options: Choice[] };

/** What is built in to be said, and what is built in to be chosen by a key. */
const phrases = ['welcome', 'allAgentsBusy', 'goodbye', 'outsideHours', 'callRecorded', 'invalidChoice', 'nothingChosen', 'enterNumber', 'oneMoment'] as const;
const chosen = ['sales', 'support', 'billing', 'agent', 'hearAgain', 'callback'] as const;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;

/** What a property may name, by the format that the schema gives it. A format that is not here is typed. */
export function useReferences(flow: string): Record<string, Choice[]> {
  const api = useApi();
  const path = useTenant();
  const queues = useQueueChoices();
  const agents = useAgentChoices();
  const flows = (useFlows().data ?? []).filter(({ id, published }) => id !== flow && published !== null);
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/calendars', { params: { path } }))).items });
  const mailboxes = (useMailboxes().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return {
    queue: queues,
    mailbox: mailboxes,
    flow: flows.map(({ id, name }) => ({ value: id, label: name })),
    calendar: (calendars.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    destination: [
      ...queues.map(({ value, label }) => ({ value: `queue:${value}`, label })),
      ...agents.map(({ value, label }) => ({ value: `agent:${value}`, label })),
      ...mailboxes.map(({ value, label }) => ({ value: `voicemail:${value}`, label })),
    ],
  };
}

/** What can be said: the tenant's own prompts, built-in sentences, choices by key and the digits that the flow collects. */
export function usePromptTexts(variables: readonly string[]): ChoiceGroup[] {
  const { t } = useTranslation();
  const own = (usePrompts().data ?? []).map(({ id, name }) => ({ value: `prompt:${id}`, label: name }));
  return [
    { label: t('prompt.own'), options: own },
    { label: t('flowEdit.phrases'), options: phrases.map((phrase) => ({ value: `phrase:${phrase}`, label: t(`flowPhrase.${phrase}`) })) },
    {
      label: t('flowEdit.choices'),
      options: chosen.flatMap((what) => keys.map((key) => ({ value: `choice:${what}=${key}`, label: t('flowEdit.choice', { what: t(`flowPhrase.${what}`), key }) }))),
    },
    { label: t('flowEdit.digits'), options: variables.map((name) => ({ value: `digits:${name}`, label: name })) },
  ].filter(({ options }) => options.length > 0);
}
