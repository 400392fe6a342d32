import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, vi } from 'vitest';
import { ConsoleContext, type ConsoleParts } from '../app/console';
import type { Session, Who } from '../auth/session';
import { allTexts, chooseLanguage, startTexts } from '../i18n';

/** What jsdom has too little of, in English; nothing is left of a test for the next one. */
export function inBrowser(): void {
  beforeAll(async () => {
    vi.stubGlobal('ResizeObserver', class { observe(): void {} unobserve(): void {} disconnect(): void {} });
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
    await startTexts();
    await allTexts();
    await chooseLanguage('en');
  });
  afterEach(cleanup);
}

type Surroundings = {
  /** The methods of the API's client that are called. */
  api: object;
  /** Who looks at it; an administrator of the tenant when left out. */
  who?: Partial<Who>;
  /** Below the console's root. */
  address?: string;
  isOperators?: boolean;
};

const admin = { login: 'admin', role: 'tenantAdmin', agent: null };

/** Shows a page, or a part of one, in the console of the tenant acme or of the operator. */
export function showPage(page: ReactNode, { api, who = {}, address = '/', isOperators = false }: Surroundings): void {
  const view = { who: { ...admin, ...who }, ended: null };
  const session = { subscribe: () => () => undefined, show: () => view, accessToken: () => Promise.resolve('token') } as unknown as Session;
  const place = isOperators ? { kind: 'operator', root: '/operator/' } : { kind: 'tenant', tenant: 'acme', root: '/t/acme/' };
  render(
    <ConsoleContext.Provider value={{ api, session, place } as ConsoleParts}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[address]}>{page}</MemoryRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>,
  );
}

/** What the API's client brings back. */
export const answer = (data: unknown) => Promise.resolve({ data, response: new Response() });
