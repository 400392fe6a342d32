import { expect, it } from 'vitest';
import type { LiveCall, LiveEvent, Queue } from '../api/types';
import { Feed } from './feed';
import { callsAfter, queuesAfter, watched } from './snapshot';

const call: LiveCall = {
  callId: 'c1',
  phase: 'waiting',
  direction: 'inbound',
  from: '+8613800000001',
  to: '+862155550100',
  queue: 'support',
  agent: null,
  offeredAt: '2026-11-21T08:00:00Z',
  connectedAt: null,
};

function about(part: Partial<LiveEvent>): LiveEvent {
  return { at: '2026-11-21T08:00:10Z', call: null, agent: null, queue: null, ...part };
}

it('brings a snapshot that was on its way up to date', async () => {
  const feed = new Feed(() => 0);
  feed.push(about({ call: { ...call, callId: 'before' } }));
  let arrive = (_: LiveCall[]): void => {};
  const asked = feed.snapshot(() => new Promise<LiveCall[]>((resolve) => (arrive = resolve)), callsAfter);
  feed.push(about({ call: { ...call, phase: 'ended' } }));
  feed.push(about({ call: { ...call, callId: 'c2', phase: 'offered' } }));
  arrive([call]);
  expect((await asked).map((one) => one.callId)).toEqual(['c2']);
});

it('replaces a known call, adds a new one and drops one that ended', () => {
  const talking = callsAfter([call], about({ call: { ...call, phase: 'talking' } }));
  expect(talking.map((one) => one.phase)).toEqual(['talking']);
  expect(callsAfter(talking, about({ call: { ...call, phase: 'ended' } }))).toEqual([]);
});

it('counts the longest wait from the moment of the event', () => {
  const queue: Queue = {
    id: 'support',
    name: 'Support',
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
    borrows: [],
    lastAgent: null,
    wrapUpMode: 'atMost',
    wrapUpExtensionMs: 0,
    ringLimit: 20,
    live: { waiting: 0, offered: 0, longestWaitMs: 0, availableAgents: 1 },
  };
  const busy = { queue: 'support', waiting: 2, offered: 0, longestWaitMs: 4_000, availableAgents: 0 };
  const [after] = queuesAfter([watched(queue)], about({ queue: busy }));
  expect(after?.waitingSinceMs).toBe(Date.parse('2026-11-21T08:00:06Z'));
  expect(after?.live.waiting).toBe(2);
  const [calm] = queuesAfter([after!], about({ queue: { ...busy, waiting: 0 } }));
  expect(calm?.waitingSinceMs).toBeNull();
});
