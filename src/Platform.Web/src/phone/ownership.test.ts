import { expect, it, vi } from 'vitest';
import { Ownership } from './ownership';

type Waiting = { options: LockOptions; take: (lock: Lock | null) => void };

/** As the browser's: one holder, others in line, whoever steals ends the holder's request. */
class FakeLocks {
  private holder: { lose: (failure: Error) => void } | null = null;
  private line: Waiting[] = [];

  async request<Result>(name: string, options: LockOptions, callback: (lock: Lock | null) => Promise<Result>): Promise<Result> {
    if (options.ifAvailable && this.holder !== null) return callback(null);
    if (options.steal) {
      this.holder?.lose(new DOMException('stolen', 'AbortError'));
      this.holder = null;
    }
    if (this.holder !== null) await this.stand(options);
    const lost = new Promise<never>((_, reject) => {
      this.holder = { lose: reject };
    });
    const mine = this.holder;
    try {
      return await Promise.race([callback({ name, mode: 'exclusive' }), lost]);
    } finally {
      if (this.holder === mine) {
        this.holder = null;
        this.line.shift()?.take(null);
      }
    }
  }

  private stand(options: LockOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const own: Waiting = { options, take: resolve };
      this.line.push(own);
      options.signal?.addEventListener('abort', () => {
        this.line = this.line.filter((other) => other !== own);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}

function tabs(): [Ownership, Ownership] {
  const locks = new FakeLocks() as unknown as LockManager;
  return [new Ownership('phone', locks), new Ownership('phone', locks)];
}

const settled = (one: Ownership, expected: string, other: Ownership, otherExpected: string) =>
  vi.waitFor(() => expect([one.show(), other.show()]).toEqual([expected, otherExpected]));

it('gives the phone to the first tab, and to the next one when that is closed', async () => {
  const [first, second] = tabs();
  await settled(first, 'here', second, 'elsewhere');
  first.stop();
  await vi.waitFor(() => expect(second.show()).toBe('here'));
});

it('lets a tab take it over, back and forth', async () => {
  const [first, second] = tabs();
  await settled(first, 'here', second, 'elsewhere');
  second.takeOver();
  await settled(first, 'elsewhere', second, 'here');
  first.takeOver();
  await settled(first, 'here', second, 'elsewhere');
});

it('tells who listens', async () => {
  const [first, second] = tabs();
  await settled(first, 'here', second, 'elsewhere');
  const heard: string[] = [];
  second.subscribe(() => heard.push(second.show()));
  second.takeOver();
  await vi.waitFor(() => expect(heard).toEqual(['here']));
});
