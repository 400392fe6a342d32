import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Agent, UserRole } from '../../api/types';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import { AgentsTable } from './AgentsTable';

inBrowser();

const api = { GET: () => answer({ items: [] }) };
const anna = { id: '1001', name: 'Anna', presence: { presence: 'ready', since: '2026-11-27T09:00:00Z', reason: null, callId: null, seatProduct: 'voice' } } as unknown as Agent;

it.each<[UserRole, boolean]>([
  ['supervisor', true],
  ['tenantAdmin', true],
  ['auditor', false],
])('lets a %s set the state of an agent: %s', async (role, may) => {
  showPage(<AgentsTable agents={[anna]} calls={[]} />, { api, who: { role } });
  expect(await screen.findByText('Anna (1001)')).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'Set the state of Anna' }) !== null).toBe(may);
});
