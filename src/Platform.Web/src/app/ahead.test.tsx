import { afterEach, expect, it, vi } from 'vitest';
import { askAhead, takeAhead } from './ahead';

const request = (path: string, options?: RequestInit): Request => new Request(new URL(path, window.location.origin), options);

function answering(): { asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(path));
  });
  return { asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('gives an answer to the first who makes the request, and to nobody else', async () => {
  const { asked } = answering();
  void askAhead('/once');
  expect(await (await takeAhead(request('/once')))?.text()).toBe('/once');
  expect(takeAhead(request('/once'))).toBeUndefined();
  expect(asked).toEqual(['/once']);
});

it('tells requests apart by their methods', () => {
  answering();
  void askAhead('/method', { method: 'POST' });
  expect(takeAhead(request('/method'))).toBeUndefined();
  expect(takeAhead(request('/method', { method: 'POST' }))).toBeDefined();
});

it('does not ask for what has been made already: its answer would be of the past when it is used', () => {
  const { asked } = answering();
  takeAhead(request('/made'));
  expect(askAhead('/made')).toBeUndefined();
  expect(asked).toEqual([]);
});

it('forgets an answer that nobody wanted in time', () => {
  vi.useFakeTimers();
  answering();
  void askAhead('/old');
  vi.advanceTimersByTime(10_000);
  expect(takeAhead(request('/old'))).toBeUndefined();
});
