import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import { ConsoleContext, type ConsoleParts } from '../../app/console';
import type { Session } from '../../auth/session';
import { chooseLanguage, startTexts } from '../../i18n';
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

beforeAll(async () => {
  vi.stubGlobal('ResizeObserver', class { observe(): void {} unobserve(): void {} disconnect(): void {} });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  URL.createObjectURL = () => 'blob:report';
  URL.revokeObjectURL = () => undefined;
  await startTexts();
  await chooseLanguage('en');
});

afterEach(() => {
  asked.length = 0;
  cleanup();
});

function show(answer: (query: { format?: string }) => object, address = '/reports'): void {
  const api = {
    GET: (path: string, { params }: { params: { query: { format?: string } } }) => {
      if (!path.endsWith('/reports/intervals')) return Promise.resolve({ data: { items: [{ id: 'support', name: 'Support' }] }, response: new Response() });
      asked.push(params.query);
      return Promise.resolve(answer(params.query));
    },
  } as unknown as Api;
  const view = { who: { login: 'boss', role: 'supervisor', agent: null } };
  const session = { subscribe: () => () => undefined, show: () => view } as unknown as Session;
  const parts = { api, session, place: { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } } as ConsoleParts;
  render(
    <ConsoleContext.Provider value={parts}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[address]}>
          <ReportsPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>,
  );
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
