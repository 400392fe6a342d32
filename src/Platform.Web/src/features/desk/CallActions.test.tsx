import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { CallDetail, PathStep } from '../../api/types';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import { CallActions } from './CallActions';

const asked: { path: string; body?: unknown }[] = [];
const api = {
  GET: (path: string) => answer(path.endsWith('/dialing') ? { callerIds: ['+862800000001'] } : { items: path.endsWith('/queues') ? [{ id: 'sales', name: 'Sales' }] : [] }),
  POST: (path: string, { body }: { body?: unknown }) => {
    asked.push({ path: path.replace(/.*\//, ''), body });
    return answer(undefined);
  },
};

function show(...path: Partial<PathStep>[]): void {
  const detail = { call: { callId: 'c1' }, path, legs: [{ legId: 'l2', answeredAt: '2026-11-22T08:00:00Z' }] } as unknown as CallDetail;
  showPage(<CallActions detail={detail} agent="1001" />, { api, who: { login: '1001', role: 'agent', agent: '1001' } });
}

inBrowser();

afterEach(() => {
  asked.length = 0;
});

it('asks for nobody without a target, and consults first when Enter is pressed', async () => {
  show();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Transfer now' }).disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Number, queue or agent'), { target: { value: ' 1002 ' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Pass the call on' }));
  await waitFor(() => expect(asked).toEqual([{ path: 'consult', body: { to: '1002', callerId: null } }]));
});

it('completes a consultation of its own', async () => {
  show({ kind: 'consult', party: 'sales', from: '2026-11-22T08:00:00Z', to: null, by: '1001', legId: 'l2' });
  expect((await screen.findByText(/^Consulting Sales/)).textContent).toContain('music');
  fireEvent.click(screen.getByRole('button', { name: 'Complete transfer' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['complete']));
});

it('brings all three together, leaves them, or sends the third away', async () => {
  show({ kind: 'consult', party: 'sales', from: '2026-11-22T08:00:00Z', to: null, by: '1001', legId: 'l2' });
  fireEvent.click(await screen.findByRole('button', { name: 'Talk, all three' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['merge']));
  cleanup();
  show({ kind: 'conference', party: 'sales', from: '2026-11-22T08:00:00Z', to: null, by: '1001', legId: 'l2' });
  fireEvent.click(await screen.findByRole('button', { name: 'Leave the two' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['merge', 'complete']));
  fireEvent.click(screen.getByRole('button', { name: 'Send the third away' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['merge', 'complete', 'resume']));
});

it('only gives a transfer up, and leaves that of another agent alone', async () => {
  show({ kind: 'transfer', party: 'sales', from: '2026-11-22T08:00:00Z', to: null, by: '1001', legId: null });
  expect(screen.queryByRole('button', { name: 'Complete transfer' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Back to the call' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['resume']));
  cleanup();
  show({ kind: 'consult', party: 'sales', from: '2026-11-22T08:00:00Z', to: null, by: '1002', legId: 'l2' });
  expect(screen.queryByRole('button')).toBeNull();
});
