import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { OperatorTenant } from '../../api/types';
import { chooseLanguage } from '../../i18n';
import { inBrowser, showPage } from '../../testing/surroundings';
import TenantsPage from './TenantsPage';

const acme: OperatorTenant = {
  id: 'acme',
  name: 'Acme',
  sipDomain: 'acme.sip.local',
  locale: 'zh-CN',
  maxChannels: 30,
  channelsInUse: 7,
  priceList: 'standard',
  suspended: false,
  seatLimit: 0,
  seats: [{ product: 'voice', kind: 'concurrent', rented: 10, inUse: 3 }],
};

const answers: Record<string, unknown> = {
  '/operator/api/v1/tenants': [acme],
  '/operator/api/v1/tenants/{tenant}/seats': [{ product: 'voice', kind: 'concurrent', quantity: 10, from: '2026-11-01' }],
};

const api = { GET: (path: string) => Promise.resolve({ data: { items: answers[path] }, response: new Response() }) };

inBrowser();
it.each([
  ['en', 'Seats in use', 'voice: 3 of 10', 'Channels in use', '7 of 30'],
  ['zh-CN', '在用席位', 'voice：3 / 10', '在用线路', '7 / 30'],
] as const)('shows what each tenant uses of what it rents, in %s', async (language, seats, seatUse, channels, channelUse) => {
  await chooseLanguage(language);
  showPage(<TenantsPage />, { api, isOperators: true });
  const row = (await screen.findByText(seatUse)).closest('tr')!;
  expect(screen.getByRole('columnheader', { name: seats })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: channels })).toBeTruthy();
  expect(within(row).getByText(channelUse)).toBeTruthy();
});
