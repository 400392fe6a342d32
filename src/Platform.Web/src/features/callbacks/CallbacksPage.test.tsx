import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Callback } from '../../api/types';
import { inBrowser, showPage } from '../../testing/surroundings';
import CallbacksPage from './CallbacksPage';

const open: Callback = {
  id: 'c1',
  queue: 'support',
  number: '+8613900000001',
  accessNumber: '+862800000001',
  source: 'requested',
  placeAt: '2026-11-21T09:00:00Z',
  at: '2026-11-21T09:01:00Z',
  phase: 'waiting',
  nextAt: null,
  dialled: 1,
  outcome: null,
  endedAt: null,
  attempts: [
    { callId: 'c2', agent: '1001', at: '2026-11-21T09:02:00Z', endedAt: '2026-11-21T09:03:00Z', outcome: 'notReached', cause: 'busy', mode: 'agentFirst', waitedMs: null },
    { callId: 'c3', agent: null, at: '2026-11-21T09:13:00Z', endedAt: '2026-11-21T09:14:00Z', outcome: 'notServed', cause: 'abandoned', mode: 'customerFirst', waitedMs: 12_000 },
  ],
};
const done: Callback = { ...open, id: 'c0', number: '+8613900000002', phase: 'ended', outcome: 'done', attempts: [] };
const asked: object[] = [];
const api = {
  GET: (path: string, { params }: { params: { query: object } }) => {
    if (!path.endsWith('/callbacks')) return Promise.resolve({ data: { items: [] }, response: new Response() });
    asked.push(params.query);
    return Promise.resolve({ data: { items: [open, done], next: null }, response: new Response() });
  },
};

inBrowser();

it('says what was tried and what became of it, and offers to cancel what is open', async () => {
  showPage(<CallbacksPage />, { api, address: '/callbacks?open=true' });
  expect(await screen.findByText(/not reached/)).toBeTruthy();
  expect(screen.getByText(/customer first: hung up before an agent came · 0:12/)).toBeTruthy();
  expect(screen.getByText('Done')).toBeTruthy();
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/calls/c1', '/calls/c2', '/calls/c3', '/calls/c0']);
  expect(screen.getByRole('button', { name: 'Cancel +8613900000001' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Cancel +8613900000002' })).toBeNull();
  expect(asked).toEqual([{ open: true, limit: 50 }]);
});
