import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import type { UserRole, Webhook } from '../../api/types';
import { ConsoleContext, type ConsoleParts } from '../../app/console';
import type { Session } from '../../auth/session';
import { chooseLanguage, startTexts } from '../../i18n';
import WebhooksPage from './WebhooksPage';

const crm: Webhook = {
  id: 'crm',
  name: 'CRM',
  url: 'https://crm.example/hook',
  secret: 'key',
  events: ['callEnded', 'voicemailLeft'],
  enabled: true,
  health: 'unhealthy',
  waiting: 3,
  deliveredAt: null,
  failedAt: '2026-11-27T09:00:00Z',
};
const api = {
  GET: (path: string) => Promise.resolve({ data: { items: path.endsWith('/webhooks') ? [crm, { ...crm, id: 'bi', name: 'BI', enabled: false }] : [] }, response: new Response() }),
} as unknown as Api;

beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  await startTexts();
  await chooseLanguage('en');
});

afterEach(cleanup);

async function show(role: UserRole): Promise<void> {
  const view = { who: { login: 'anna', role, agent: null } };
  const session = { subscribe: () => () => undefined, show: () => view } as unknown as Session;
  const parts = { api, session, place: { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } } as ConsoleParts;
  render(
    <ConsoleContext.Provider value={parts}>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <WebhooksPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>,
  );
  await screen.findByText('CRM');
}

it('says how each webhook is and lets an admin change it', async () => {
  await show('tenantAdmin');
  expect(screen.getByText('Unhealthy')).toBeTruthy();
  expect(screen.getByText('Off')).toBeTruthy();
  expect(screen.getAllByText('Call ended, Message left')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Edit CRM' })).toBeTruthy();
});

it('shows an auditor what was delivered and no buttons that change', async () => {
  await show('auditor');
  expect(screen.getByRole('button', { name: 'Deliveries CRM' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Edit CRM' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add a webhook' })).toBeNull();
});
