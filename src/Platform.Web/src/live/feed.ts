import type { LiveEvent } from '../api/types';

/** Long enough for any snapshot to arrive. */
const keepMs = 60_000;

/**
 * The latest events, kept so that a snapshot which was on its way while they came can be brought up to date: a snapshot holds all that
 * happened before it was asked for, and perhaps some of what came after, which applied twice does no harm.
 */
export class Feed {
  private recent: { event: LiveEvent; number: number; receivedAtMs: number }[] = [];
  private last = 0;
  private readonly listeners = new Set<(event: LiveEvent) => void>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  push(event: LiveEvent): void {
    const now = this.nowMs();
    const firstKept = this.recent.findIndex((one) => one.receivedAtMs >= now - keepMs);
    this.recent = firstKept < 0 ? [] : this.recent.slice(firstKept);
    this.recent.push({ event, number: ++this.last, receivedAtMs: now });
    for (const listener of this.listeners) listener(event);
  }

  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Asks for a snapshot and applies what came meanwhile. */
  async snapshot<State>(ask: () => Promise<State>, after: (state: State, event: LiveEvent) => State): Promise<State> {
    const asked = this.last;
    const state = await ask();
    return this.recent.filter((one) => one.number > asked).reduce<State>((known, one) => after(known, one.event), state);
  }
}
