import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/serverClock';
import { clock } from './format';

/** One ticker for all clocks on the page, running while there is one. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tick) => tick()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentSecond(): number {
  return Math.floor(serverNow() / 1000);
}

/** The server's time in ms, a second at a time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentSecond) * 1000;
}

/** Whether a moment has come, by the server's clock. */
export function useIsPast(moment: number | null): boolean {
  const now = useNow();
  return moment !== null && now >= moment;
}

/** The time until a moment, counting down to nothing. */
export function Countdown({ until }: { until: string }) {
  const now = useNow();
  return (
    <span className="clock" role="timer">
      {clock(Math.max(0, Date.parse(until) - now))}
    </span>
  );
}

/** The time since a moment, counting. */
export function Clock({ since }: { since: string | number }) {
  const now = useNow();
  const start = typeof since === 'string' ? Date.parse(since) : since;
  return (
    <span className="clock" role="timer">
      {clock(now - start)}
    </span>
  );
}
