import { expect, it } from 'vitest';
import { inputOf, newQueue, type QueueSettings, usualAnnouncements, usualCallback } from './queueInput';

const queue: QueueSettings = {
  ...newQueue,
  id: 'support',
  name: 'Support',
  greeting: 'hello',
  serviceLevel: { targetPercent: 80, withinMs: 20_000 },
  lastAgent: { withinMs: 86_400_000, waitMs: 0 },
};
/** Left out, these would fall back to what a new queue has. */
const always = { name: 'Support', maxWaitMs: 300_000, maxLength: 100, ringTimeoutMs: 20_000, wrapUpMs: 10_000, answer: 'onQueue', music: null, greeting: 'hello' };

it.each<[string, Partial<QueueSettings>, object]>([
  ['nothing changed', {}, {}],
  ['another strategy', { strategy: 'ringAll', ringLimit: 5 }, { strategy: 'ringAll', ringLimit: 5 }],
  ['a rule added', { overflows: [{ when: 'noAgent', to: 'queue:b', afterMs: null, moreThan: null }] }, { overflows: [{ when: 'noAgent', to: 'queue:b', afterMs: null, moreThan: null }] }],
  ['no greeting any more', { greeting: null }, { greeting: null }],
  ['no target any more', { serviceLevel: null }, { serviceLevel: { targetPercent: 0, withinMs: 0 } }],
  ['announcements', { announcements: usualAnnouncements }, { announcements: usualAnnouncements }],
  ['callbacks', { callback: { ...usualCallback, mode: 'customerFirst' } }, { callback: { ...usualCallback, mode: 'customerFirst' } }],
  ['no survey any more', { survey: null }, {}],
  ['a survey', { survey: 'ask' }, { survey: 'ask' }],
  ['no last agent any more', { lastAgent: null }, { lastAgent: { withinMs: 0, waitMs: 0 } }],
])('%s', (_, change, sent) => {
  expect(inputOf(queue, { ...queue, ...change })).toEqual({ ...always, ...sent });
});
