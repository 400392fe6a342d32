import type { Mailbox, MailboxInput } from '../../api/types';

/** A mailbox as it is typed. The owner is one of queue:ID, team:ID and agent:ID. */
export type Values = Omit<Mailbox, 'queue' | 'team' | 'agent' | 'greeting' | 'newMessages'> & { owner: string; greeting?: string | undefined };

const fresh: Values = {
  id: '',
  name: '',
  owner: '',
  greeting: undefined,
  maxLengthMs: 180_000,
  minLengthMs: 2_000,
  silenceMs: 5_000,
  keepDays: 30,
  yieldMs: 600_000,
  retryAfterMs: 300_000,
};

export function ownerOf({ queue, team, agent }: Pick<Mailbox, 'queue' | 'team' | 'agent'>): string {
  if (queue !== null) return `queue:${queue}`;
  return team !== null ? `team:${team}` : `agent:${agent ?? ''}`;
}

export function valuesOf(box: Mailbox | null): Values {
  if (box === null) return fresh;
  const { queue, team, agent, greeting, newMessages: _, ...rest } = box;
  return { ...rest, owner: ownerOf({ queue, team, agent }), greeting: greeting ?? undefined };
}

export function inputOf({ id: _, owner, greeting, ...rest }: Values): MailboxInput {
  const [kind, whose = ''] = owner.split(':');
  return {
    ...rest,
    queue: kind === 'queue' ? whose : null,
    team: kind === 'team' ? whose : null,
    agent: kind === 'agent' ? whose : null,
    greeting: greeting ?? null,
  };
}
