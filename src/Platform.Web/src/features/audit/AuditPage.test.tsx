import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { AuditEntry } from '../../api/types';
import { inBrowser, showPage } from '../../testing/surroundings';
import AuditPage from './AuditPage';

const asked: object[] = [];
const entry = (id: string, action: string, subject: string, detail = ''): AuditEntry => ({ id, at: '2026-11-21T09:00:00Z', who: 'sue', action, subject, detail });
const pages = [
  { items: [entry('3', 'supervision.began', 'c1', 'agent 1001, listen'), entry('2', 'recording.policy', 'queue support'), entry('2a', 'agent.state', '1002')], next: '2' },
  { items: [entry('1', 'something.new', 'c1')], next: null },
];
const api = {
  GET: (_: string, { params }: { params: { query: object } }) => {
    asked.push(params.query);
    return Promise.resolve({ data: pages['before' in params.query ? 1 : 0], response: new Response() });
  },
};

function show(address: string): void {
  showPage(<AuditPage />, { api, address });
}

inBrowser();

afterEach(() => {
  asked.length = 0;
});

it('says in words what was done, leads to the call, and shows the next page after this one', async () => {
  show('/audit');
  expect(await screen.findByText('Began to supervise')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'c1' }).getAttribute('href')).toBe('/calls/c1');
  expect(screen.getByText('Queue support')).toBeTruthy();
  expect(screen.getByText('1002')).toBeTruthy();
  expect(screen.getAllByText('Agent 1001: Listen')).toHaveLength(1);
  expect(screen.getAllByRole('link')).toHaveLength(1);
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
