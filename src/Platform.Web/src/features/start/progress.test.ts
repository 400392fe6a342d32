import { expect, it } from 'vitest';
import { needsSetUp, nextOf, progressOf, type SetUp } from './progress';

const nothing: SetUp = { numbers: [], calendars: [], flows: [], queues: [], agents: [], isProven: false };
const idle = { destination: null };
const leading = { destination: 'flow:hotline' };

it.each<[string, Partial<SetUp>, string | null, boolean]>([
  ['an empty tenant', {}, 'number', true],
  ['a number', { numbers: [idle] }, 'hours', true],
  ['hours, too', { numbers: [idle], calendars: [{ id: 'office' }] }, 'greeting', true],
  ['a greeting, too', { numbers: [idle], calendars: [{ id: 'office' }], flows: [{ id: 'hotline' }] }, 'queue', true],
  ['a queue that no number leads to', { numbers: [idle], calendars: [{ id: 'o' }], flows: [{ id: 'h' }], queues: [{ id: 'q' }] }, 'queue', true],
  ['a number that leads to a queue without hours and greeting', { numbers: [leading], queues: [{ id: 'q' }] }, 'agents', true],
  ['agents of no queue', { numbers: [leading], queues: [{ id: 'q' }], agents: [{ queues: [] }] }, 'agents', true],
  ['agents', { numbers: [leading], queues: [{ id: 'q' }], agents: [{ queues: ['q'] }] }, 'test', false],
  ['a call', { numbers: [leading], queues: [{ id: 'q' }], agents: [{ queues: ['q'] }], isProven: true }, null, false],
])('with %s the next step is known from what there is', (_, have, next, needed) => {
  const progress = progressOf({ ...nothing, ...have });
  expect(nextOf(progress)).toBe(next);
  expect(needsSetUp(progress)).toBe(needed);
});
