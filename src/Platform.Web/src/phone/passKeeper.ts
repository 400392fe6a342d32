import type { PhonePass } from '../api/types';
import { serverNow } from '../api/serverClock';

/** A failed question is asked again after this time. */
const retryMs = 5_000;

/** No pass is asked for sooner than this after the one before, however short its life. */
const leastMs = 10_000;

/**
 * Keeps the phone's credentials fresh: asks for new ones at half of their life, or at once when the server finds them stale, as after the
 * machine slept. They live in memory alone.
 */
export class PassKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  /** @param onPass is given every pass, the first one included. */
  constructor(
    private readonly ask: () => Promise<PhonePass>,
    private readonly onPass: (pass: PhonePass) => void,
  ) {}

  /** Asks now; also when a question is due later. */
  renew(): void {
    clearTimeout(this.timer);
    void this.askUntilAnswered();
  }

  /** Asks after some time, and not before. */
  renewIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.renew(), ms);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async askUntilAnswered(): Promise<void> {
    let next = retryMs;
    try {
      const pass = await this.ask();
      if (this.isStopped) return;
      next = Math.max(leastMs, (Date.parse(pass.validUntil) - serverNow()) / 2);
      this.onPass(pass);
    } catch {
      // Whatever it was, it is asked again: the session ends by itself when the log-in is over.
      if (this.isStopped) return;
    }
    this.renewIn(next);
  }
}
