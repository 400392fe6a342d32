import type { Queue, QueueInput } from '../../api/types';

/** What the form edits: every setting of a queue. */
export type QueueSettings = Omit<Queue, 'live'>;

export type CallbackSettings = NonNullable<Queue['callback']>;

export type Announcements = NonNullable<Queue['announcements']>;

/** As the server makes a queue of which nothing is said. */
export const newQueue: QueueSettings = {
  id: '',
  name: '',
  maxWaitMs: 300_000,
  maxLength: 100,
  ringTimeoutMs: 20_000,
  wrapUpMs: 10_000,
  answer: 'onQueue',
  music: null,
  greeting: null,
  strategy: 'longestIdle',
  skills: [],
  relaxations: [],
  priorities: [],
  ageingMs: 60_000,
  shortAbandonMs: 5_000,
  serviceLevel: null,
  overflows: [],
  lastAgent: null,
  announcements: null,
  callback: null,
  survey: null,
  borrows: [],
  wrapUpMode: 'atMost',
  wrapUpExtensionMs: 0,
  ringLimit: 20,
};

/** As the server completes settings of which nothing is said. */
export const usualAnnouncements: Announcements = {
  position: true,
  maxPosition: 20,
  expectedWait: true,
  roundToMinutes: 1,
  maxWaitMinutes: 30,
  firstAfterMs: 30_000,
  everyMs: 60_000,
  onlyIfBetter: false,
  prompts: [],
};

/** As the server completes settings of which nothing is said. */
export const usualCallback: CallbackSettings = {
  digit: '1',
  abandoned: false,
  abandonedAfterMs: 20_000,
  maxAttempts: 3,
  retryAfterMs: 600_000,
  from: null,
  to: null,
  giveUpAfterMs: 86_400_000,
  mode: 'agentFirst',
  leadMs: 20_000,
  maxAhead: 1,
  customerWaitMs: 10_000,
  greeting: null,
  giveUpMailbox: null,
};

/** No key asks for a callback, and nobody who gives up gets one. */
const noCallback: CallbackSettings = { ...usualCallback, digit: null };

const silent: Announcements = { ...usualAnnouncements, position: false, expectedWait: false };

/**
 * What is sent: of the settings that the server keeps when they are left out, only the changed ones; the others always, for left out they
 * would fall back. A target, a last agent, announcements, callbacks or a survey that are taken away are sent as ones of nothing.
 */
export function inputOf(before: QueueSettings, after: QueueSettings): QueueInput {
  const { name, maxWaitMs, maxLength, ringTimeoutMs, wrapUpMs, answer, music, greeting, id: _, serviceLevel, lastAgent, announcements, callback, survey, ...kept } = after;
  const isChanged = (key: keyof QueueSettings): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const changed = Object.fromEntries(Object.entries(kept).filter(([key]) => isChanged(key as keyof QueueSettings))) as Partial<typeof kept>;
  return {
    name,
    maxWaitMs,
    maxLength,
    ringTimeoutMs,
    wrapUpMs,
    answer,
    music: music ?? null,
    greeting: greeting ?? null,
    ...changed,
    ...(isChanged('serviceLevel') && { serviceLevel: serviceLevel ?? { targetPercent: 0, withinMs: 0 } }),
    ...(isChanged('survey') && { survey: survey ?? '' }),
    ...(isChanged('announcements') && { announcements: announcements ?? silent }),
    ...(isChanged('callback') && { callback: callback ?? noCallback }),
    ...(isChanged('lastAgent') && { lastAgent: lastAgent ?? { withinMs: 0, waitMs: 0 } }),
  };
}
