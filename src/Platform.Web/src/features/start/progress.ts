import type { Agent, Calendar, FlowSummary, OwnNumber, Queue } from '../../api/types';

/** The way to a working hotline, in its order. */
export const steps = ['number', 'hours', 'greeting', 'queue', 'agents', 'test'] as const;
export type Step = (typeof steps)[number];

/** What there is of a tenant, however it came to be: by these steps, other pages, the API or a declaration. */
export type SetUp = {
  numbers: readonly Pick<OwnNumber, 'destination'>[];
  calendars: readonly Pick<Calendar, 'id'>[];
  flows: readonly Pick<FlowSummary, 'id'>[];
  queues: readonly Pick<Queue, 'id'>[];
  agents: readonly Pick<Agent, 'queues'>[];
  /** Whether any caller ever talked with an agent. */
  isProven: boolean;
};

/** What is done. Nothing is kept of the steps themselves, so they go on where they were left, on whichever machine. */
export function progressOf({ numbers, calendars, flows, queues, agents, isProven }: SetUp): Record<Step, boolean> {
  const leads = numbers.some(({ destination }) => destination !== null);
  return {
    number: numbers.length > 0,
    hours: calendars.length > 0 || leads,
    greeting: flows.length > 0 || leads,
    queue: queues.length > 0 && leads,
    agents: agents.some((agent) => agent.queues.length > 0),
    test: isProven,
  };
}

/** The first that is not done; null when all are. */
export function nextOf(progress: Record<Step, boolean>): Step | null {
  return steps.find((step) => !progress[step]) ?? null;
}

/** Nobody could call this tenant and be answered: its administrators are led through the first steps. */
export function needsSetUp({ queue, agents }: Record<Step, boolean>): boolean {
  return !queue || !agents;
}
