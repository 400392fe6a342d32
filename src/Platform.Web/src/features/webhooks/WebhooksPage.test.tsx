import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { UserRole, Webhook } from '../../api/types';
import { inBrowser, showPage } from '../../testing/surroundings';
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
};

inBrowser();

async function show(role: UserRole): Promise<void> {
  showPage(<WebhooksPage />, { api, who: { role } });
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
