import type { Agent, LiveCall, LiveEvent, Queue } from '../api/types';
import { serverNow } from '../api/serverClock';

/** A queue with the moment since when its longest waiting contact waits, so that a clock can count on between events. */
export type WatchedQueue = Queue & { waitingSinceMs: number | null };

export function watched(queue: Queue, atMs: number = serverNow()): WatchedQueue {
  return { ...queue, waitingSinceMs: queue.live.waiting > 0 ? atMs - queue.live.longestWaitMs : null };
}

export function queuesAfter(queues: WatchedQueue[], event: LiveEvent): WatchedQueue[] {
  const { queue: live } = event;
  if (live === null) return queues;
  return queues.map((queue) => (queue.id === live.queue ? watched({ ...queue, live }, Date.parse(event.at)) : queue));
}

export function agentsAfter(agents: Agent[], { agent: presence }: LiveEvent): Agent[] {
  if (presence === null) return agents;
  return agents.map((agent) => (agent.id === presence.agent ? { ...agent, presence } : agent));
}

export function callsAfter(calls: LiveCall[], { call }: LiveEvent): LiveCall[] {
  if (call === null) return calls;
  if (call.phase === 'ended') return calls.filter((known) => known.callId !== call.callId);
  const known = calls.some((one) => one.callId === call.callId);
  return known ? calls.map((one) => (one.callId === call.callId ? call : one)) : [...calls, call];
}
