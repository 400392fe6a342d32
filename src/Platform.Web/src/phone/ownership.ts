/** Whose the phone is among the tabs of this browser. */
export type Owner = 'asking' | 'here' | 'elsewhere';

/**
 * One tab at a time owns the phone: a Web Lock that lasts as long as the tab does. Others wait in line, so that closing the owner gives the
 * phone to the next one; or take it over, which ends the owner's.
 */
export class Ownership {
  private owner: Owner = 'asking';
  private release: () => void = () => undefined;
  private waiting = new AbortController();
  private isStopped = false;
  private readonly listeners = new Set<() => void>();

  /** @param name of the phone: one per agent. */
  constructor(
    private readonly name: string,
    private readonly locks: LockManager = navigator.locks,
  ) {
    void this.start();
  }

  readonly show = (): Owner => this.owner;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  takeOver(): void {
    this.waiting.abort();
    void this.hold({ steal: true });
  }

  stop(): void {
    this.isStopped = true;
    this.waiting.abort();
    this.release();
  }

  private async start(): Promise<void> {
    const isFree = await this.hold({ ifAvailable: true });
    if (!isFree) await this.wait();
  }

  private async wait(): Promise<void> {
    if (this.isStopped) return;
    this.change('elsewhere');
    this.waiting = new AbortController();
    await this.hold({ signal: this.waiting.signal });
  }

  /** Returns when the lock was not to be had, or has been given up. */
  private async hold(options: LockOptions): Promise<boolean> {
    let wasGiven = false;
    try {
      return await this.locks.request(this.name, options, async (lock) => {
        if (lock === null || this.isStopped) return false;
        wasGiven = true;
        this.change('here');
        await new Promise<void>((resolve) => {
          this.release = resolve;
        });
        return true;
      });
    } catch {
      // Another tab took it over; or this one waits no more, for it takes the phone over itself.
      if (wasGiven) await this.wait();
      return true;
    }
  }

  private change(owner: Owner): void {
    this.owner = owner;
    for (const listener of this.listeners) listener();
  }
}
