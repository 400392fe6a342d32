import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { LiveCall } from '../../api/types';
import type { Who } from '../../auth/session';
import { inBrowser, showPage } from '../../testing/surroundings';
import { SupervisionCell } from './SupervisionCell';

const asked: { method: string; body?: unknown }[] = [];
const ask = (method: string) => (_: string, { body }: { body?: unknown }) => {
  asked.push({ method, body });
  return Promise.resolve({ data: undefined, response: new Response() });
};
const api = { POST: ask('POST'), PUT: ask('PUT'), DELETE: ask('DELETE') };

function show(supervision: Partial<LiveCall['supervision']> | null, who: Partial<Who> = { login: 'sue', role: 'supervisor', agent: '1010' }, agent = '1001'): void {
  const call = { callId: 'c1', phase: 'talking', from: '+861', agent, supervision } as unknown as LiveCall;
  showPage(<SupervisionCell call={call} />, { api, who });
}

inBrowser();

afterEach(() => {
  asked.length = 0;
});

it('begins with a mode, in a talk that nobody supervises', async () => {
  show(null);
  expect(screen.queryByRole('button', { name: 'Leave the call' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Whisper' }));
  await waitFor(() => expect(asked).toEqual([{ method: 'POST', body: { mode: 'whisper' } }]));
});

it('shows the mode that is on, changes it and leaves', async () => {
  show({ supervisor: 'sue', agent: '1001', mode: 'listen', isOn: true });
  expect(screen.getByRole('status').textContent).toContain('You: listening');
  expect(screen.getByRole('button', { name: 'Listen' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: 'Barge in' }));
  await waitFor(() => expect(asked).toEqual([{ method: 'PUT', body: { mode: 'barge' } }]));
  fireEvent.click(screen.getByRole('button', { name: 'Leave the call' }));
  await waitFor(() => expect(asked.map(({ method }) => method)).toEqual(['PUT', 'DELETE']));
});

it('offers nothing in a call of another supervisor or with oneself, and to admins', () => {
  show({ supervisor: 'sam', agent: '1001', mode: 'barge', isOn: true });
  expect(screen.getByRole('status').textContent).toContain('sam: everybody hears');
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  show(null, undefined, '1010');
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  show({ supervisor: 'sue', agent: '1001', mode: 'listen', isOn: true }, { login: 'admin', role: 'tenantAdmin', agent: null });
  expect(screen.getByRole('status').textContent).toContain('sue: listening');
  expect(screen.queryByRole('button')).toBeNull();
});
