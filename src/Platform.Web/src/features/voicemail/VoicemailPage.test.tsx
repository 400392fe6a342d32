import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Mailbox, Message } from '../../api/types';
import { inBrowser, showPage } from '../../testing/surroundings';
import VoicemailPage from './VoicemailPage';

vi.mock('../../live/LiveProvider', () => ({ useLiveEvents: () => undefined }));

const box: Mailbox = {
  id: 'night',
  name: 'Night box',
  queue: 'support',
  team: null,
  agent: null,
  greeting: null,
  maxLengthMs: 180_000,
  minLengthMs: 2_000,
  silenceMs: 5_000,
  keepDays: 30,
  yieldMs: 600_000,
  retryAfterMs: 300_000,
  newMessages: 1,
};
const waiting: Message = {
  id: 'c1.message',
  kind: 'spoken',
  mailbox: 'night',
  callId: 'c1',
  from: '+8613900000001',
  number: '+8613900000001',
  to: '+862800000001',
  leftAt: '2026-11-21T09:01:00Z',
  phase: 'waiting',
  isNew: true,
  lengthMs: 12_000,
  nextAt: null,
  outcome: null,
  by: null,
  endedAt: null,
  hearings: [{ callId: 'c2', agent: '1001', at: '2026-11-21T09:02:00Z', endedAt: '2026-11-21T09:03:00Z', outcome: 'putBack', cause: 'agentHungUp' }],
};
const done: Message = { ...waiting, id: 'c0.message', from: '+8613900000002', phase: 'ended', isNew: false, outcome: 'done', by: 'sue', hearings: [] };
const asked: object[] = [];
const api = {
  GET: (path: string, { params }: { params: { query: object } }) => {
    const items = path.endsWith('/messages') ? [waiting, done] : path.endsWith('/mailboxes') ? [box] : [];
    if (path.endsWith('/messages')) asked.push(params.query);
    return Promise.resolve({ data: { items, next: null }, response: new Response() });
  },
};

inBrowser();

function show(role: 'agent' | 'supervisor'): void {
  showPage(<VoicemailPage />, { api, who: { login: 'sue', role, agent: role === 'agent' ? '1001' : null }, address: '/voicemail?new=true' });
}

it('plays messages, says who had them and what became of them, and lets what is new be done', async () => {
  show('supervisor');
  expect(await screen.findByText(/put back/)).toBeTruthy();
  expect((await screen.findByLabelText('Message of +8613900000001')).getAttribute('src')).toBe('/t/acme/api/v1/messages/c1.message/audio?access_token=token');
  expect(screen.getByText('Done by sue')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Done +8613900000001' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Done +8613900000002' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Delete +8613900000002' })).toBeTruthy();
  expect(asked).toEqual([{ new: true, limit: 50 }]);
});

it('lets an agent delete nothing', async () => {
  show('agent');
  expect(await screen.findByText(/put back/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Delete/ })).toBeNull();
});
