import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { inBrowser, showPage } from '../../testing/surroundings';
import ReportsPage from './ReportsPage';

const figures = { offered: 1234, answered: 1000, serviceLevel: 0.815, averageSpeedOfAnswerMs: 65_000, averageAbandonMs: null };
const report = {
  from: '2026-11-26T00:00:00+08:00',
  to: '2026-11-27T00:00:00+08:00',
  interval: '1h',
  group: 'queue',
  timeZone: 'Asia/Shanghai',
  rows: [{ at: '2026-11-26T09:00:00+08:00', party: 'support', figures }],
  totals: [{ party: 'support', figures }],
};
const asked: object[] = [];

inBrowser();

beforeAll(() => {
  URL.createObjectURL = () => 'blob:report';
  URL.revokeObjectURL = () => undefined;
});

afterEach(() => {
  asked.length = 0;
});

function show(answer: (query: { format?: string }) => object, address = '/reports'): void {
  const api = {
    GET: (path: string, { params }: { params: { query: { format?: string } } }) => {
      if (!path.endsWith('/reports/intervals')) return Promise.resolve({ data: { items: [{ id: 'support', name: 'Support' }] }, response: new Response() });
      asked.push(params.query);
      return Promise.resolve(answer(params.query));
    },
  };
  showPage(<ReportsPage />, { api, who: { role: 'supervisor' }, address });
}

it('shows the figures of the span, and hands out the same as a file', async () => {
  show(({ format }) => ({ data: format === undefined ? report : new Blob(['x']), response: new Response() }), '/reports?from=2026-11-26&to=2026-11-26');
  const row = (await screen.findAllByRole('row')).find((one) => one.textContent.includes('Support'));
  expect(row?.textContent).toMatch(/1,234.*1,000.*81\.5%.*1:05.*–/);
  expect(screen.getByRole('img', { name: /Offered: Support/ }).querySelector('title')?.textContent).toBe('Nov 26, 2026, 9:00 AM: 1,234');
  fireEvent.click(screen.getByRole('button', { name: /Download XLSX/ }));
  await waitFor(() => expect(asked[1]).toEqual({ ...asked[0], format: 'xlsx' }));
});

it('says what to do about a report that is too large', async () => {
  show(() => ({ error: { code: 'report_too_large', detail: 'The report has too many rows.' }, response: new Response(null, { status: 400 }) }));
  expect((await screen.findByRole('alert')).textContent).toContain('Choose fewer days');
});
