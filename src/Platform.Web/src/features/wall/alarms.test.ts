import { expect, it } from 'vitest';
import type { LiveFigures } from '../../api/types';
import type { WatchedQueue } from '../../live/snapshot';
import { alarmsOf, standardThresholds, type Thresholds } from './alarms';

const now = 1_000_000_000;
const never: Thresholds = { waiting: null, longestWaitS: null, serviceLevelPercent: null, noneFree: false };

function queue(waiting: number, sinceMs: number | null, availableAgents: number): WatchedQueue {
  return { id: 'support', waitingSinceMs: sinceMs, live: { queue: 'support', waiting, availableAgents } } as unknown as WatchedQueue;
}

function recent(serviceLevel: number | null): LiveFigures {
  return { items: [{ queue: 'support', recent: { serviceLevel } }] } as unknown as LiveFigures;
}

it.each<[string, Partial<Thresholds>, WatchedQueue, LiveFigures | undefined, string[]]>([
  ['nothing is asked', {}, queue(50, now - 900_000, 0), recent(0), []],
  ['just below', { waiting: 3, longestWaitS: 60 }, queue(2, now - 59_999, 0), undefined, []],
  ['so many wait', { waiting: 3 }, queue(3, now, 1), undefined, ['waiting 3']],
  ['so long', { longestWaitS: 60 }, queue(1, now - 60_000, 1), undefined, ['longestWait 60000']],
  ['nobody waits', { longestWaitS: 60, noneFree: true }, queue(0, null, 0), undefined, []],
  ['level missed', { serviceLevelPercent: 80 }, queue(0, null, 1), recent(0.79), ['serviceLevel 0.79']],
  ['level kept', { serviceLevelPercent: 80 }, queue(0, null, 1), recent(0.8), []],
  ['no level yet', { serviceLevelPercent: 80 }, queue(0, null, 1), recent(null), []],
  ['figures not there yet', { serviceLevelPercent: 80 }, queue(0, null, 1), undefined, []],
  ['none is free', { noneFree: true }, queue(2, now, 0), undefined, ['noneFree 2']],
  ['standard', standardThresholds, queue(10, now - 120_000, 0), recent(0.5), ['waiting 10', 'longestWait 120000', 'serviceLevel 0.5']],
])('%s', (_, thresholds, watched, figures, expected) => {
  const alarms = alarmsOf([watched], figures, { ...never, ...thresholds }, now);
  expect(alarms.map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
});
