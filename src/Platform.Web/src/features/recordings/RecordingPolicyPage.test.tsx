import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import { ConsoleContext, type ConsoleParts } from '../../app/console';
import { chooseLanguage, startTexts } from '../../i18n';
import type { Session } from '../../auth/session';
import RecordingPolicyPage from './RecordingPolicyPage';

const asked: { path: string; what: object; body: object }[] = [];
const policy = { mode: 'onDemand', days: 90, numbers: [{ id: '+861', mode: 'inherit' }], queues: [], agents: [{ id: '1001', mode: 'never' }] };
const api = {
  GET: (path: string) => Promise.resolve({ data: path.endsWith('/policy') ? policy : { items: [] }, response: new Response() }),
  PUT: (path: string, { params, body }: { params: { path: object }; body: object }) => {
    asked.push({ path: path.slice(path.indexOf('/policy')), what: params.path, body });
    return Promise.resolve({ data: policy, response: new Response() });
  },
} as unknown as Api;

beforeAll(async () => {
  vi.stubGlobal('ResizeObserver', class { observe(): void {} unobserve(): void {} disconnect(): void {} });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  await startTexts();
  await chooseLanguage('en');
});

afterEach(() => {
  asked.length = 0;
  cleanup();
});

it('sets the mode of one number, and how long recordings are kept', async () => {
  const view = { who: { login: 'admin', role: 'tenantAdmin', agent: null } };
  const session = { subscribe: () => () => undefined, show: () => view } as unknown as Session;
  const parts = { api, session, place: { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } } as ConsoleParts;
  render(
    <ConsoleContext.Provider value={parts}>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <RecordingPolicyPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>,
  );
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: 'Record: +861' }));
  fireEvent.click(await screen.findByText('Always', { selector: '.ant-select-item-option-content' }));
  await waitFor(() => expect(asked).toEqual([{ path: '/policy/numbers/{e164}', what: { tenant: 'acme', e164: '+861' }, body: { mode: 'always' } }]));
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Kept for days after the call' }), { target: { value: '30' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked[1]).toEqual({ path: '/policy', what: { tenant: 'acme' }, body: { mode: 'onDemand', days: 30 } }));
});
