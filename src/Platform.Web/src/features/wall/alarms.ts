import type { LiveFigures } from '../../api/types';
import type { WatchedQueue } from '../../live/snapshot';

/** From where on a figure of a queue is an alarm; null for never. */
export type Thresholds = {
  /** Contacts that wait. */
  waiting: number | null;
  longestWaitS: number | null;
  /** Of the recent calls, below which percentage. */
  serviceLevelPercent: number | null;
  /** Somebody waits, and no agent is free. */
  noneFree: boolean;
};

export const standardThresholds: Thresholds = { waiting: 10, longestWaitS: 120, serviceLevelPercent: 70, noneFree: false };

export type AlarmKind = 'waiting' | 'longestWait' | 'serviceLevel' | 'noneFree';

/** The value is a count, milliseconds, a share from 0 to 1, or the number of those who wait. */
export type Alarm = { queue: string; kind: AlarmKind; value: number };

/** @param nowMs by the server's clock. */
export function alarmsOf(queues: readonly WatchedQueue[], figures: LiveFigures | undefined, thresholds: Thresholds, nowMs: number): Alarm[] {
  return queues.flatMap(({ id: queue, live, waitingSinceMs }) => {
    const alarms: Alarm[] = [];
    const waitMs = waitingSinceMs === null ? 0 : nowMs - waitingSinceMs;
    const level = figures?.items.find((item) => item.queue === queue)?.recent.serviceLevel ?? null;
    if (thresholds.waiting !== null && live.waiting >= thresholds.waiting) alarms.push({ queue, kind: 'waiting', value: live.waiting });
    if (thresholds.longestWaitS !== null && waitMs >= thresholds.longestWaitS * 1000) alarms.push({ queue, kind: 'longestWait', value: waitMs });
    if (thresholds.serviceLevelPercent !== null && level !== null && level * 100 < thresholds.serviceLevelPercent)
      alarms.push({ queue, kind: 'serviceLevel', value: level });
    if (thresholds.noneFree && live.waiting > 0 && live.availableAgents === 0) alarms.push({ queue, kind: 'noneFree', value: live.waiting });
    return alarms;
  });
}
