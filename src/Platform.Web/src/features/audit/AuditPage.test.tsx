import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import type { AuditEntry } from '../../api/types';
import { ConsoleContext, type ConsoleParts } from '../../app/console';
import { chooseLanguage, startTexts } from '../../i18n';
import AuditPage from './AuditPage';

const asked: object[] = [];
const entry = (id: string, action: string, subject: string): AuditEntry => ({ id, at: '2026-11-21T09:00:00Z', who: 'sue', action, subject, detail: 'agent 1001, listen' });
const pages = [
  { items: [entry('3', 'supervision.began', 'c1'), entry('2', 'recording.policy', 'queue support'), entry('2a', 'agent.state', '1002')], next: '2' },
  { items: [entry('1', 'something.new', 'c1')], next: null },
];
const api = {
  GET: (_: string, { params }: { params: { query: object } }) => {
    asked.push(params.query);
    return Promise.resolve({ data: pages['before' in params.query ? 1 : 0], response: new Response() });
  },
} as unknown as Api;

function show(address: string): void {
  const parts = { api, place: { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } } as ConsoleParts;
  render(
    <ConsoleContext.Provider value={parts}>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[address]}>
          <AuditPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>,
  );
}

beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  await startTexts();
  await chooseLanguage('en');
});

afterEach(() => {
  asked.length = 0;
  cleanup();
});

it('says in words what was done, leads to the call, and shows the next page after this one', async () => {
  show('/audit');
  expect(await screen.findByText('Began to supervise')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'c1' }).getAttribute('href')).toBe('/calls/c1');
  expect(screen.queryByRole('link', { name: 'queue support' })).toBeNull();
  expect(screen.getByText('1002')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '1002' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('something.new')).toBeTruthy();
  expect(asked).toEqual([{ limit: 50 }, { limit: 50, before: '2' }]);
});

it('asks for what the address names, and for a user when the name is sent', async () => {
  show('/audit?action=supervision.began&from=2026-11-21');
  const first = { action: 'supervision.began', from: new Date(2026, 10, 21).toISOString(), limit: 50 };
  await waitFor(() => expect(asked).toEqual([first]));
  const who = screen.getByRole('searchbox', { name: 'User' });
  fireEvent.change(who, { target: { value: ' sue ' } });
  fireEvent.keyDown(who, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(asked).toEqual([first, { ...first, who: 'sue' }]));
});
