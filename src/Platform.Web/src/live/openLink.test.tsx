import { expect, it, vi } from 'vitest';
import type { Session } from '../auth/session';
import { openLink } from './openLink';

const started: string[] = [];

vi.mock('./link', () => ({
  Link: class {
    constructor(private readonly hubUrl: string) {}
    start(): () => void {
      started.push(this.hubUrl);
      return () => started.push('stopped');
    }
  },
}));

const events = { onState: () => undefined, onEvent: () => undefined };

it('opens the link once the page is idle, and stops it', async () => {
  const stop = openLink('/hub', {} as Session, events);
  expect(started).toEqual([]);
  await vi.waitFor(() => expect(started).toEqual(['/hub']));
  stop();
  expect(started).toEqual(['/hub', 'stopped']);
});
