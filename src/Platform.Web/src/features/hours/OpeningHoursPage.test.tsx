import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { UserRole } from '../../api/types';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import OpeningHoursPage from './OpeningHoursPage';

inBrowser();

const now = { isOpen: true, why: 'hours', name: null, until: null };
const api = { GET: (path: string) => answer({ items: path.endsWith('/calendars') ? [{ id: 'office', name: 'Office', emergency: null, now, warnings: [] }] : [] }) };

it.each<[UserRole, string[]]>([
  ['tenantAdmin', ['Emergency: close Office', 'Edit Office', 'Remove Office', 'Add a calendar']],
  ['supervisor', ['Emergency: close Office']],
  ['auditor', []],
])('offers to a %s: %j', async (role, offered) => {
  showPage(<OpeningHoursPage />, { api, who: { role } });
  expect(await screen.findByText('Office')).toBeTruthy();
  expect(screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual(offered);
});
